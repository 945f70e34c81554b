//! From numbers to at most seven steps of one ramp.

use crate::{LegendEntry, NumberFormat, Swatch};

/// Steps of the ramp, `q0` to `q6`.
const STEPS: usize = 7;

/// How a choropleth divides its numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Classing {
    /// About as many units in every class. Shows differences of rank.
    Quantiles(usize),
    /// Every class as wide as the others. Shows differences of size.
    EqualIntervals(usize),
    /// A class begins at each of these numbers, and one below the first.
    At(Vec<f64>),
}

/// The classes of one map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Classes {
    /// Where each class but the first begins.
    starts: Vec<f64>,
    /// Smallest and largest number found in each class.
    found: Vec<Option<(f64, f64)>>,
}

impl Classing {
    pub(super) fn classes(&self, values: impl Iterator<Item = f64>) -> Classes {
        let mut sorted: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let (Some(least), Some(most)) = (sorted.first().copied(), sorted.last().copied()) else {
            return Classes { starts: Vec::new(), found: Vec::new() };
        };
        let mut starts: Vec<f64> = match self {
            Self::Quantiles(count) => {
                let count = (*count).clamp(1, STEPS);
                (1..count).map(|class| sorted[class * sorted.len() / count]).collect()
            }
            Self::EqualIntervals(count) => {
                let count = (*count).clamp(1, STEPS) as f64;
                let starts = (1..STEPS).map(|class| class as f64).take_while(|class| *class < count);
                starts.map(|class| least + (most / count - least / count) * class).collect()
            }
            Self::At(starts) => {
                starts.iter().copied().filter(|start| start.is_finite()).take(STEPS - 1).collect()
            }
        };
        starts.sort_by(f64::total_cmp);
        starts.dedup();
        // A class below the smallest number would be empty.
        if !matches!(self, Self::At(_)) {
            starts.retain(|start| *start > least);
        }
        let mut classes = Classes { found: vec![None; starts.len() + 1], starts };
        for value in sorted {
            let class = classes.class(value);
            classes.found[class] = Some(classes.found[class].map_or((value, value), |(low, _)| (low, value)));
        }
        classes
    }
}

impl Classes {
    fn class(&self, value: f64) -> usize {
        self.starts.iter().take_while(|start| **start <= value).count()
    }

    /// Spread over the whole ramp, so that few classes are as far apart as can be.
    fn spread(&self, class: usize) -> usize {
        match self.found.len() {
            0 | 1 => STEPS / 2,
            count => (class * (STEPS - 1) + (count - 1) / 2) / (count - 1),
        }
    }

    pub(super) fn step(&self, value: f64) -> usize {
        self.spread(self.class(value))
    }

    /// Each class by the numbers really found in it: no limit belongs to two classes.
    pub(super) fn legend(&self, number: NumberFormat<'_>) -> Vec<LegendEntry> {
        let entries = self.found.iter().enumerate().filter_map(|(class, found)| {
            let (low, high) = (*found)?;
            let (low, high) = (number(low), number(high));
            let label = if low == high { low } else { format!("{low} – {high}") };
            Some(LegendEntry { swatch: Swatch::Step(self.spread(class)), label })
        });
        entries.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(classing: &Classing, values: &[f64]) -> Vec<(usize, String)> {
        let entries = classing.classes(values.iter().copied()).legend(&|number| number.to_string());
        let step = |swatch| if let Swatch::Step(step) = swatch { step } else { unreachable!() };
        entries.into_iter().map(|entry| (step(entry.swatch), entry.label)).collect()
    }

    fn expected(labels: &[(usize, &str)]) -> Vec<(usize, String)> {
        labels.iter().map(|(step, label)| (*step, (*label).to_owned())).collect()
    }

    #[test]
    fn quantiles_put_as_many_units_in_every_class() {
        let values = [9.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        assert_eq!(
            labels(&Classing::Quantiles(3), &values),
            expected(&[(0, "1 – 3"), (3, "4 – 6"), (6, "7 – 9")])
        );
    }

    #[test]
    fn equal_numbers_stay_together() {
        assert_eq!(labels(&Classing::Quantiles(4), &[1.0, 1.0, 1.0, 5.0]), expected(&[(0, "1"), (6, "5")]));
        assert_eq!(labels(&Classing::Quantiles(5), &[2.0, 2.0]), expected(&[(3, "2")]));
    }

    #[test]
    fn equal_intervals_leave_out_what_is_empty() {
        let values = [0.0, 1.0, 10.0];
        assert_eq!(labels(&Classing::EqualIntervals(5), &values), expected(&[(0, "0 – 1"), (6, "10")]));
    }

    #[test]
    fn given_limits_are_kept() {
        let classing = Classing::At(vec![10.0, 20.0]);
        assert_eq!(
            labels(&classing, &[5.0, 10.0, 19.0, 20.0]),
            expected(&[(0, "5"), (3, "10 – 19"), (6, "20")])
        );
    }

    #[test]
    fn nothing_known_makes_no_classes() {
        assert_eq!(labels(&Classing::Quantiles(5), &[f64::NAN]), expected(&[]));
    }
}
