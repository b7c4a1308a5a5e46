//! A driving licence, a vehicle, or a way to travel.

use super::Line;

/// What is asked of driving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Driving {
    /// A licence.
    pub licence: bool,
    /// A vehicle to use for work.
    pub vehicle: bool,
    /// Cover for business use of the vehicle.
    pub business: bool,
    /// Any way to travel will do, or does instead of the licence.
    pub other_way: bool,
}

/// Reads what `line` asks of driving, if it does.
pub(crate) fn read(line: &Line<'_>) -> Option<Driving> {
    let licence = line.says("driving licence")
        || line.says("driving license")
        || line.says("drivers licence")
        || line.says("drivers license")
        || line.says("car driver")
        || line.says("car drivers")
        || line.words.first().is_some_and(|word| word.text == "driver")
        || line.says("full licence")
        || line.says("ability to drive")
        || line.says("able to drive");
    let vehicle = line.any(&["car", "vehicle", "cars", "vehicles"]) && !line.says("car parking");
    // "car driver" names the licence; the car is asked where it stands by itself.
    let car_only_in_driver = line.says("car driver")
        && line
            .words
            .iter()
            .filter(|w| matches!(w.text.as_str(), "car" | "vehicle"))
            .count()
            == 1;
    let sites = line.any(&["work", "working"]) && line.any(&["across"]) && line.any(&["sites"]);
    let travel = (line.any(&["travel", "commute"]) || line.says("mobile across") || sites)
        && line.any(&[
            "able",
            "ability",
            "willing",
            "willingness",
            "independently",
            "means",
        ])
        && line.any(&[
            "sites",
            "site",
            "area",
            "county",
            "locations",
            "community",
            "between",
            "across",
            "independently",
            "base",
            "bases",
            "clinics",
            "trust",
            "region",
            "patch",
        ]);
    if !(licence || (vehicle && line.any(&["access", "own", "use"])) || travel) {
        return None;
    }
    let other_way = travel
        || line.any(&["otherwise", "alternative"])
        || line.says("other means")
        || line.says("suitable arrangements");
    let business = line.any(&["insured", "insurance"]);
    Some(Driving {
        licence,
        vehicle: vehicle && !car_only_in_driver,
        business,
        other_way,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advert::Group;
    use personspec_text::words;

    #[test]
    fn licence_vehicle_and_another_way() {
        let asked = |text: &str| {
            read(&Line::of(&words(text), Group::Other)).map(|d| (d.licence, d.vehicle, d.other_way))
        };
        assert_eq!(
            asked("Full UK driving licence and access to a car"),
            Some((true, true, false))
        );
        assert_eq!(asked("Car driver"), Some((true, false, false)));
        assert_eq!(
            asked("Car driver with own vehicle"),
            Some((true, true, false))
        );
        assert_eq!(
            asked("Able to travel between sites"),
            Some((false, false, true))
        );
        assert_eq!(
            asked("Able to work across three sites"),
            Some((false, false, true))
        );
        assert_eq!(asked("Syringe driver competency"), None);
        assert_eq!(asked("Travel health clinics"), None);
    }
}
