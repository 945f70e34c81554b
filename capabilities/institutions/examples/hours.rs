//! How many opening hours are understood: reads one text a line, optionally with a count before it, and prints the share
//! and what is not understood: `cargo run -p institutions --example hours < texts`;
//! with `--every` also what was understood.

use std::io::BufRead;

use institutions::Hours;

fn main() -> std::io::Result<()> {
    let every = std::env::args().any(|argument| argument == "--every");
    let (mut all, mut understood) = (0_u64, 0_u64);
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (count, text) = line.split_once('\t').unwrap_or(("1", line.as_str()));
        let count: u64 = count.parse().unwrap_or(1);
        let hours = Hours::understood(text);
        all += count;
        if hours.round_the_clock || !hours.weekly.is_empty() {
            understood += count;
            if every {
                let day = |opening: &institutions::Opening| {
                    format!("{:?} {}-{}", opening.day, opening.from, opening.until)
                };
                let week: Vec<String> = hours.weekly.iter().map(day).collect();
                println!("{count}\t{text}\n\t= {}", week.join(", "));
            }
        } else {
            println!("{count}\t{text}");
        }
    }
    println!("{understood} of {all} understood ({:.1} %)", 100.0 * understood as f64 / all as f64);
    Ok(())
}
