//! The stored text: versioned shapes, encode, decode.
