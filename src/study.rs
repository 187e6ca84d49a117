//! One guide being studied: its questions, the reader's progress and the store it is kept in.
