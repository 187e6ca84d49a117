//! What a reader has done with one question, how each action changes it and how two copies merge.
