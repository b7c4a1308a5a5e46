//! A line plot with logarithmic axes, as SVG that is legible on light and on dark pages.

use std::fmt::Write as _;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
/// Where the axes stand: left, right, top, bottom.
const FRAME: (f64, f64, f64, f64) = (70.0, 500.0, 40.0, 345.0);
/// Told apart in grey as well, by their marks.
const STROKES: [&str; 4] = ["solid", "8 4", "2 4", "10 3 2 3"];

/// A line of a plot.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is of.
    pub name: String,
    /// Its points; values of 0 or less cannot be shown.
    pub points: Vec<(f64, f64)>,
}

/// A plot.
#[derive(Debug, Clone)]
pub struct Plot {
    /// What it shows.
    pub title: String,
    /// What is told by the place from left to right.
    pub across: String,
    /// What is told by the height.
    pub up: String,
    /// Its lines, four at most.
    pub series: Vec<Series>,
}

/// An axis: the first and last power of ten, and where they stand.
struct Axis {
    first: f64,
    last: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn of(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(0.0, f64::max);
        let (first, last) = if low.is_finite() {
            (low.log10().floor(), high.log10().ceil())
        } else {
            (0.0, 1.0)
        };
        let last = if last > first { last } else { first + 1.0 };
        Self {
            first,
            last,
            from,
            to,
        }
    }

    fn place(&self, value: f64) -> f64 {
        let part = (value.log10() - self.first) / (self.last - self.first);
        self.from + part * (self.to - self.from)
    }

    /// The powers of ten on it.
    fn marks(&self) -> Vec<f64> {
        let mut marks = Vec::new();
        let mut power = self.first;
        while power <= self.last {
            marks.push(10_f64.powf(power));
            power += 1.0;
        }
        marks
    }
}

impl Plot {
    /// The plot as an SVG file.
    pub fn svg(&self) -> String {
        let shown = || {
            let points = self.series.iter().flat_map(|series| series.points.iter());
            points.filter(|point| point.0 > 0.0 && point.1 > 0.0)
        };
        let (left, right, top, bottom) = FRAME;
        let x = Axis::of(shown().map(|point| point.0), left, right);
        let y = Axis::of(shown().map(|point| point.1), bottom, top);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
             aria-label=\"{title}\">\n<title>{title}</title>\n<style>\n\
             .page {{ fill: #fff }} text {{ font: 13px sans-serif; fill: #1b1b1b }} .grid {{ stroke: #c4c4c4 }}\n\
             .line {{ fill: none; stroke-width: 2 }} .s0 {{ stroke: #005eb8 }} .s1 {{ stroke: #a3480b }} \
             .s2 {{ stroke: #00664d }} .s3 {{ stroke: #7c2855 }}\n\
             @media (prefers-color-scheme: dark) {{ .page {{ fill: #181a1b }} text {{ fill: #ececec }} \
             .grid {{ stroke: #55595c }} .s0 {{ stroke: #7cb9ff }} .s1 {{ stroke: #ffb184 }} \
             .s2 {{ stroke: #66d9b8 }} .s3 {{ stroke: #f0a3cc }} }}\n</style>\n\
             <rect class=\"page\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n\
             <text x=\"{left}\" y=\"22\" font-weight=\"bold\">{title}</text>\n",
            title = escaped(&self.title)
        );
        for mark in x.marks() {
            let at = x.place(mark);
            let _ = writeln!(
                svg,
                "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{top}\" y2=\"{bottom}\"/>\
                 <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                bottom + 18.0,
                number(mark)
            );
        }
        for mark in y.marks() {
            let at = y.place(mark);
            let _ = writeln!(
                svg,
                "<line class=\"grid\" x1=\"{left}\" x2=\"{right}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
                 <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                left - 8.0,
                at + 4.0,
                number(mark)
            );
        }
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n\
             <text transform=\"translate(16 {}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
            f64::midpoint(left, right),
            HEIGHT - 12.0,
            escaped(&self.across),
            f64::midpoint(top, bottom),
            escaped(&self.up)
        );
        self.lines(&mut svg, &x, &y);
        svg.push_str("</svg>\n");
        svg
    }

    /// The lines, with what each is of at its end.
    fn lines(&self, svg: &mut String, x: &Axis, y: &Axis) {
        let mut labels: Vec<(f64, String)> = Vec::new();
        for (at, (series, stroke)) in self.series.iter().zip(STROKES).enumerate() {
            let points = (series.points.iter()).filter(|point| point.0 > 0.0 && point.1 > 0.0);
            let places: Vec<(f64, f64)> = points
                .map(|point| (x.place(point.0), y.place(point.1)))
                .collect();
            let list: Vec<String> = places
                .iter()
                .map(|(x, y)| format!("{x:.1},{y:.1}"))
                .collect();
            let dashes = match stroke {
                "solid" => String::new(),
                pattern => format!(" stroke-dasharray=\"{pattern}\""),
            };
            let _ = writeln!(
                svg,
                "<polyline class=\"line s{at}\"{dashes} points=\"{}\"/>",
                list.join(" ")
            );
            for (x, y) in &places {
                let _ = writeln!(
                    svg,
                    "<circle class=\"line s{at}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
                );
            }
            if let Some((x, y)) = places.last() {
                let text = format!(" x=\"{:.1}\">{}</text>", x + 8.0, escaped(&series.name));
                labels.push((y + 4.0, text));
            }
        }
        // Labels of lines that end close to each other are moved apart.
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut last = f64::NEG_INFINITY;
        for (height, text) in labels {
            let height = height.max(last + 15.0);
            let _ = writeln!(svg, "<text y=\"{height:.1}\"{text}");
            last = height;
        }
    }
}

/// A power of ten as people write it.
fn number(value: f64) -> String {
    if value < 0.999 {
        return format!("{value}");
    }
    let digits = format!("{value:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_holds_every_line_and_its_name() {
        let series = |name: &str| Series {
            name: name.to_owned(),
            points: vec![(1.0, 0.02), (1000.0, 5.0)],
        };
        let plot = Plot {
            title: "Time & size".to_owned(),
            across: "profiles".to_owned(),
            up: "seconds".to_owned(),
            series: vec![series("500 adverts"), series("5,000 adverts")],
        };
        let svg = plot.svg();
        assert_eq!(svg.matches("<polyline").count(), 2);
        assert!(svg.contains("Time &amp; size") && svg.contains("5,000 adverts"));
        assert!(svg.contains(">0.01<") && svg.contains(">1,000<"));
    }

    #[test]
    fn a_plot_without_points_is_an_empty_frame() {
        let plot = Plot {
            title: String::new(),
            across: String::new(),
            up: String::new(),
            series: Vec::new(),
        };
        assert!(!plot.svg().contains("NaN"));
    }
}
