//! What happens to readers, by theme; each story stands alone, with a browser and a site of its own.

mod access;
mod alone;
mod belongings;
mod collapsing;
mod desk;
mod edited;
mod faults;
mod harness;
mod host;
mod hostile;
mod imports;
mod journal;
mod keeping;
mod kept_file;
mod library;
mod meeting;
mod offline;
mod pictures;
mod recording;
mod rehearsing;
mod scanning;
mod steadiness;
mod strangers;
mod studying;
mod updating;
mod without;
