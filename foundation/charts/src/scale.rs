//! From numbers to places.

/// A straight line from a span of numbers to a span of places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(crate) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    /// From the first tick to the last.
    pub(crate) fn along(ticks: &[f64], places: (f64, f64)) -> Self {
        let ends = ticks.first().zip(ticks.last()).expect("there are at least two ticks");
        Self::new((*ends.0, *ends.1), places)
    }

    /// A span without width puts everything in the middle.
    pub(crate) fn place(&self, number: f64) -> f64 {
        // Halves, so that a span from the smallest to the largest number does not overflow.
        let span = self.high / 2.0 - self.low / 2.0;
        let share = if span > 0.0 { (number / 2.0 - self.low / 2.0) / span } else { 0.5 };
        self.from + (self.to - self.from) * share.clamp(-1.0, 2.0)
    }
}

/// The smallest and the largest of the finite numbers.
pub(crate) fn span(numbers: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.into_iter().filter(|number| number.is_finite()).fold(None, |span, number| {
        Some(span.map_or((number, number), |(low, high): (f64, f64)| (low.min(number), high.max(number))))
    })
}

/// The same span, widened so that zero is part of it.
pub(crate) fn with_zero((low, high): (f64, f64)) -> (f64, f64) {
    (low.min(0.0), high.max(0.0))
}

/// Round numbers (1, 2 or 5 times a power of ten) across the span, about as many as wanted; the first is not
/// above the span's low end and the last not below its high end.
pub(crate) fn ticks((low, high): (f64, f64), wanted: u32) -> Vec<f64> {
    let (low, high) = if high > low { (low, high) } else { (low, low + low.abs().max(1.0)) };
    let rough = high / f64::from(wanted.max(1)) - low / f64::from(wanted.max(1));
    if !rough.is_finite() || rough <= 0.0 {
        return vec![low, high];
    }
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(rough);
    let (first, last) = ((low / step).floor(), (high / step - 1e-9).ceil());
    if !(step > 0.0 && first.is_finite() && last.is_finite() && last - first < 100.0) {
        return vec![low, high];
    }
    let mut ticks = Vec::new();
    let mut index = first;
    while index <= last {
        // Rounded to the step's decimals: 3 × 0.1 is 0.3.
        let decimals = 10_f64.powf((-power.log10()).max(0.0).round());
        ticks.push(if decimals.is_finite() && decimals > 1.0 {
            (index * step * decimals).round() / decimals
        } else {
            index * step
        });
        index += 1.0;
    }
    if ticks.iter().all(|tick| tick.is_finite()) { ticks } else { vec![low, high] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_over_the_span() {
        assert_eq!(ticks((0.0, 10.0), 5), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(ticks((0.0, 0.37), 4), [0.0, 0.1, 0.2, 0.3, 0.4]);
        assert_eq!(ticks((-3.0, 12.0), 4), [-5.0, 0.0, 5.0, 10.0, 15.0]);
        assert_eq!(ticks((5.0, 5.0), 2), [5.0, 10.0]);
        assert!(ticks((f64::MIN, f64::MAX), 4).iter().all(|tick| tick.is_finite()));
    }

    #[test]
    fn a_span_ignores_what_is_not_finite() {
        assert_eq!(span([1.0, f64::NAN, -2.0, f64::INFINITY]), Some((-2.0, 1.0)));
        assert_eq!(span([f64::NAN]), None);
    }
}
