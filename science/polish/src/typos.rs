//! Typing errors: how far apart two words are, and how far apart they may be.
//!
//! Distances are *optimal string alignment*: insertions, deletions, substitutions and swaps of two neighbouring
//! letters cost one each, and no part of a word is edited twice. Fold both sides first ([`crate::fold()`]); what is
//! compared here is compared as it stands.

/// How many typing errors a word of this many letters may hold before it becomes a guess: none under four
/// letters, one from four, two from eight.
pub fn allowed_typos(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Whether the words are at most `max` typing errors apart.
///
/// ```
/// use polish::within_typo;
///
/// assert!(within_typo("zlobek", "zlboek", 1), "two neighbours swapped are one error");
/// assert!(!within_typo("dom", "tam", 1));
/// ```
pub fn within_typo(left: &str, right: &str, max: usize) -> bool {
    typos_between(left, right, max).is_some()
}

/// The number of typing errors between the words, unless it is more than `max`.
pub fn typos_between(left: &str, right: &str, max: usize) -> Option<usize> {
    if left == right {
        return Some(0);
    }
    if left.is_ascii() && right.is_ascii() {
        return alignment(left.as_bytes(), right.as_bytes(), max);
    }
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    alignment(&left, &right, max)
}

fn alignment<T: PartialEq>(mut left: &[T], mut right: &[T], max: usize) -> Option<usize> {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right)
        && a == b
    {
        (left, right) = (left_rest, right_rest);
    }
    while let ([left_rest @ .., a], [right_rest @ .., b]) = (left, right)
        && a == b
    {
        (left, right) = (left_rest, right_rest);
    }
    if left.len().abs_diff(right.len()) > max {
        return None;
    }
    if left.is_empty() || right.is_empty() {
        return Some(left.len().max(right.len()));
    }

    // Three rows of the table are alive at a time: two above (for swaps), one above, the current one.
    let mut two_above = vec![0; right.len() + 1];
    let mut above: Vec<usize> = (0..=right.len()).collect();
    let mut current = vec![0; right.len() + 1];
    let mut least_above = 0;
    for row in 1..=left.len() {
        current[0] = row;
        let mut least = row;
        for column in 1..=right.len() {
            let substitution = above[column - 1] + usize::from(left[row - 1] != right[column - 1]);
            let mut cost = substitution.min(above[column] + 1).min(current[column - 1] + 1);
            if row > 1
                && column > 1
                && left[row - 1] == right[column - 2]
                && left[row - 2] == right[column - 1]
            {
                cost = cost.min(two_above[column - 2] + 1);
            }
            current[column] = cost;
            least = least.min(cost);
        }
        // A swap reaches over one row, so two hopeless rows are needed before giving up.
        if least > max && least_above > max {
            return None;
        }
        least_above = least;
        std::mem::swap(&mut two_above, &mut above);
        std::mem::swap(&mut above, &mut current);
    }
    let distance = above[right.len()];
    (distance <= max).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_error_costs_one() {
        for (left, right) in [
            ("opieka", "opeka"),
            ("opieka", "oppieka"),
            ("opieka", "opueka"),
            ("opieka", "opikea"),
            ("", "a"),
        ] {
            assert_eq!(typos_between(left, right, 2), Some(1), "{left} {right}");
            assert_eq!(typos_between(right, left, 2), Some(1), "{right} {left}");
        }
    }

    #[test]
    fn no_part_of_a_word_is_edited_twice() {
        // The unrestricted distance would be 2: swap, then insert between.
        assert_eq!(typos_between("ca", "abc", 3), Some(3));
    }

    #[test]
    fn more_than_allowed_is_nothing() {
        assert_eq!(typos_between("przedszkole", "pszedskole", 2), Some(2));
        assert_eq!(typos_between("przedszkole", "pszedskole", 1), None);
        assert_eq!(typos_between("dom", "samochod", 2), None);
        assert_eq!(typos_between("dom", "dom", 0), Some(0));
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        assert_eq!(typos_between("допомога", "дпоомога", 2), Some(1));
        assert_eq!(typos_between("żłób", "żłob", 1), Some(1));
    }

    #[test]
    fn long_words_may_hold_more_errors() {
        assert_eq!([3, 4, 7, 8, 20].map(allowed_typos), [0, 1, 1, 2, 2]);
    }
}
