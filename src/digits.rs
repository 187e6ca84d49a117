//! Whole numbers as texts. The standard library's way would come to 2 KB of the widget's first load.

/// A number in decimal.
pub(crate) fn decimal(number: impl TryInto<u64>) -> String {
    written(number.try_into().unwrap_or_default(), 10, 1)
}

/// A number in hexadecimal, with so many digits at least.
pub(crate) fn hex(number: u32, least: usize) -> String {
    written(u64::from(number), 16, least)
}

fn written(mut number: u64, base: u64, least: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < least {
        digits.push(b"0123456789abcdef"[(number % base) as usize]);
        number /= base;
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from(*digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everybody_writes_them() {
        for number in [0, 7, 10, 4095, 1_795_491_234_567, u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
        assert_eq!(hex(0xa0f, 6), "000a0f");
        assert_eq!(hex(0x12_3456, 4), "123456");
    }
}
