//! Which keys lie beside each other.

/// The four rows of the keyboard that Poland types on (programmer's layout).
const ROWS: [&str; 4] = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];

/// Signs that come with the shift key, and the keys they stand on.
const SHIFTED: (&str, &str) = ("!@#$%^&*()_+{}:\"<>?", "1234567890-=[];',./");

/// Row and column of the key of a small letter, a digit or a sign.
fn key(character: char) -> Option<(i32, i32)> {
    let plain = SHIFTED.0.find(character).map_or(character, |at| char::from(SHIFTED.1.as_bytes()[at]));
    (0..).zip(ROWS).find_map(|(row, keys)| Some((row, i32::try_from(keys.find(plain)?).ok()?)))
}

/// The step from one key to its neighbour, as rows down and columns right; nothing when the keys do not touch. The rows
/// are staggered, so a key touches two in the row above (its own column and the next) and two in the row below.
pub fn step(from: char, to: char) -> Option<(i32, i32)> {
    let ((row, column), (next_row, next_column)) = (key(from)?, key(to)?);
    let step = (next_row - row, next_column - column);
    matches!(step, (0, -1 | 1) | (1, -1 | 0) | (-1, 0 | 1)).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_touch_their_neighbours_and_no_others() {
        for (from, to, expected) in [
            ('q', 'w', Some((0, 1))),
            ('w', 'q', Some((0, -1))),
            ('1', 'q', Some((1, 0))),
            ('2', 'q', Some((1, -1))),
            ('z', 'a', Some((-1, 0))),
            ('z', 's', Some((-1, 1))),
            ('!', 'q', Some((1, 0))),
            (':', '\'', Some((0, 1))),
            ('?', ',', None),
            ('q', 'q', None),
            ('q', 'e', None),
            ('q', 's', None),
            ('p', 'a', None),
            ('ą', 'a', None),
        ] {
            assert_eq!(step(from, to), expected, "{from} {to}");
        }
    }
}
