//! Words that several screens share, without a sign that a plain screen lacks.

use super::style::Style;
use super::table::wrap;
use crate::data::Post;
use crate::inert::inert;
use crate::words;

/// The first lines of a post: its title, then employer, closing date, pay and band.
pub(crate) fn heading(post: &Post, closed: bool, style: Style) -> String {
    let title = post.title.as_deref().unwrap_or("(no title found)");
    let mut facts: Vec<String> = Vec::new();
    facts.extend(
        post.employer
            .as_deref()
            .map(|name| inert(name).into_owned()),
    );
    facts.extend(post.closing_date.as_deref().map(|closing| {
        let verb = if closed { "closed" } else { "closes" };
        format!("{verb} {}", words::date(closing))
    }));
    facts.extend(
        post.salary
            .as_ref()
            .map(|pay| style.plain(&words::salary(pay))),
    );
    facts.extend(
        post.band
            .as_ref()
            .map(|band| inert(&words::band(band)).into_owned()),
    );
    let mut text = style.heading(&inert(title));
    text.push_str(&wrap(&facts.join(style.dot()), style.width, ""));
    text
}
