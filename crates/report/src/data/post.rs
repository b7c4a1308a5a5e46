//! What stands around the person specification, as reports show it.

use super::words::Period;
use personspec_parser as parser;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// What a report says of a post beside its criteria. `null`: not found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// Title of the post.
    pub title: Option<String>,
    /// The employing organisation as printed.
    pub employer: Option<String>,
    /// The last day to apply, YYYY-MM-DD.
    #[serde(default)]
    pub closing_date: Option<String>,
    /// The pay as printed.
    #[serde(default)]
    pub salary: Option<Salary>,
    /// The pay band.
    #[serde(default)]
    pub band: Option<Band>,
    /// Where the work is.
    #[serde(default)]
    pub location: Option<String>,
}

/// Pay in pounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Salary {
    /// Lower end.
    pub min: Number,
    /// Upper end; equal to `min` where one figure is printed.
    pub max: Number,
    /// What the figures are for.
    pub period: Period,
    /// Whether the text says "pro rata".
    pub pro_rata: bool,
    /// Whether the text says that a high cost area supplement is included.
    pub hcas: bool,
}

/// The pay band and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Band {
    /// "6", "8a", or a range, "5-6".
    pub value: String,
    /// How it is known: "stated", "reference" or "pay_table".
    pub basis: BandBasis,
    /// Year of the pay scale, where it was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// High cost area zone whose supplement had to be added, where it was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hcas_zone: Option<Option<String>>,
}

/// How a band is known, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BandBasis {
    /// Printed.
    Stated,
    /// A part of the reference number.
    Reference,
    /// Worked out: the pay is that of one band only.
    PayTable,
}

impl From<&parser::Fields> for Post {
    fn from(fields: &parser::Fields) -> Self {
        let text = |field: &Option<personspec_text::Located<String>>| {
            field.as_ref().map(|field| field.value.clone())
        };
        Self {
            title: text(&fields.title),
            employer: text(&fields.employer),
            closing_date: fields.closing_date.as_ref().map(|f| f.value.to_string()),
            salary: fields.salary.as_ref().map(|f| Salary::from(&f.value)),
            band: fields.band.as_ref().map(Band::from),
            location: text(&fields.location),
        }
    }
}

impl From<&parser::Salary> for Salary {
    fn from(salary: &parser::Salary) -> Self {
        Self {
            min: pounds(salary.min),
            max: pounds(salary.max),
            period: salary.period.into(),
            pro_rata: salary.pro_rata,
            hcas: salary.hcas,
        }
    }
}

/// Whole pounds as an integer, pence as two decimals.
fn pounds(pence: u64) -> Number {
    if pence.is_multiple_of(100) {
        return (pence / 100).into();
    }
    let pounds = f64::from(u32::try_from(pence).unwrap_or(u32::MAX)) / 100.0;
    Number::from_f64(pounds).unwrap_or_else(|| 0.into())
}

impl From<&parser::Band> for Band {
    fn from(band: &parser::Band) -> Self {
        let (basis, year, hcas_zone) = match &band.basis {
            parser::BandBasis::Stated => (BandBasis::Stated, None, None),
            parser::BandBasis::Reference => (BandBasis::Reference, None, None),
            parser::BandBasis::PayTable { year, zone } => {
                (BandBasis::PayTable, Some(year.clone()), Some(zone.clone()))
            }
        };
        Self {
            value: band.value.clone(),
            basis,
            year,
            hcas_zone,
        }
    }
}
