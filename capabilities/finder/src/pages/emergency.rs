//! The numbers for those who cannot wait.

use translations::Speak;
use web::EmergencyLine;

use crate::House;

/// The numbers that stand on the front page and wherever nothing was found.
pub const ANYBODY: &str = "anybody";
/// More numbers than these would have to be chosen from, by somebody who has no time.
const MOST: usize = 4;

/// The lines for these kinds of danger, each number once, the surest first.
pub fn lines<'kind>(
    house: &House,
    kinds: impl IntoIterator<Item = &'kind str>,
    t: &Speak,
) -> Vec<EmergencyLine> {
    let mut lines: Vec<EmergencyLine> = Vec::new();
    for line in kinds.into_iter().flat_map(|kind| house.index.thesaurus().emergency_lines(kind)) {
        if lines.len() < MOST && !lines.iter().any(|known| known.number == line.number) {
            let (name, hours) = (line.name.in_language(t.language()), line.hours.in_language(t.language()));
            lines.push(EmergencyLine { number: line.number.clone(), text: format!("{name}, {hours}") });
        }
    }
    lines
}
