//! The JSON Schema of a profile, for editors: draft-07, every key with a description and an example.

/// The schema as JSON. It describes what people write; [`crate::read()`] accepts a little more ("Band 6").
///
/// ```
/// assert!(personspec_profile::schema::text().contains("draft-07"));
/// ```
pub fn text() -> &'static str {
    include_str!("../data/profile.schema.json")
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::read::keys::{LEVELS, Level, PROFILE};
    use serde_json::{Map, Value};

    fn schema() -> Value {
        serde_json::from_str(text()).unwrap()
    }

    fn properties(schema: &Value, level: &Level) -> Map<String, Value> {
        let place = match level.name {
            "profile" => schema.clone(),
            name => schema["definitions"][name].clone(),
        };
        place["properties"].as_object().unwrap().clone()
    }

    #[test]
    fn the_schema_has_the_keys_of_the_model_in_their_order_and_no_other() {
        let schema = schema();
        let definitions = schema["definitions"].as_object().unwrap();
        assert_eq!(definitions.len() + 1, LEVELS.len());
        for level in LEVELS {
            let properties = properties(&schema, level);
            let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(keys, level.keys, "{}", level.name);
        }
        for level in LEVELS.iter().filter(|level| level.name != PROFILE.name) {
            let reference = format!("#/definitions/{}", level.name);
            let under = &schema["properties"][level.under];
            assert!(under.to_string().contains(&reference), "{}", level.name);
        }
    }

    #[test]
    fn every_key_has_a_description_and_an_example_that_reads_clean() {
        let schema = schema();
        let validator = jsonschema::draft7::new(&schema).unwrap();
        for level in LEVELS {
            for (key, about) in properties(&schema, level) {
                let described = about["description"].as_str().unwrap_or_default();
                assert!(described.ends_with('.'), "{} {key}", level.name);
                let examples = about["examples"].as_array().unwrap();
                assert!(!examples.is_empty(), "{} {key}", level.name);
                for example in examples {
                    let value = whole(&schema, level, &key, example);
                    assert!(validator.is_valid(&value), "{value}");
                    let yaml = serde_yaml::to_string(&value).unwrap();
                    let read = crate::read("p", "p.yaml", &yaml).expect(&yaml);
                    let silent = read.notes.iter().all(|note| note.code.is_none());
                    assert!(silent, "{:?}", read.notes);
                }
            }
        }
    }

    /// A whole profile in which `key` of `level` has this value.
    fn whole(schema: &Value, level: &Level, key: &str, example: &Value) -> Value {
        if level.name == PROFILE.name {
            return serde_json::json!({ key: example });
        }
        let mut entry = schema["definitions"][level.name]["examples"][0].clone();
        entry[key] = example.clone();
        serde_json::json!({ level.under: entry })
    }

    #[test]
    fn a_fixed_word_of_the_schema_is_one_that_is_read() {
        for (level, key, set) in [
            ("registration", "status", "registration"),
            ("qualification", "status", "qualification"),
        ] {
            let words = schema()["definitions"][level]["properties"][key]["enum"].clone();
            for word in words.as_array().unwrap() {
                let word = word.as_str().unwrap();
                let table = include_str!("../data/words.tsv");
                assert!(
                    table.contains(&format!("{set}\t{word}\t{word}\n")),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn a_wrong_key_or_value_is_refused() {
        let schema = schema();
        let validator = jsonschema::draft7::new(&schema).unwrap();
        for wrong in [
            serde_json::json!({ "skils": ["a"] }),
            serde_json::json!({ "registrations": [{ "profession": "dietitian" }] }),
            serde_json::json!({ "registrations": [{ "body": "HCPC", "status": "yes please" }] }),
            serde_json::json!({ "employment": [{ "post": "Nurse", "name": "x" }] }),
            serde_json::json!(["a"]),
        ] {
            assert!(!validator.is_valid(&wrong), "{wrong}");
        }
    }

    #[test]
    fn every_sample_is_valid() {
        let schema = schema();
        let validator = jsonschema::draft7::new(&schema).unwrap();
        let samples = [
            include_str!("../../../profiles/c-01-ot-stroke.yaml"),
            include_str!("../../../profiles/c-02-ot-newly-qualified.yaml"),
            include_str!("../../../profiles/c-07-healthcare-assistant.yaml"),
            include_str!("../../../profiles/c-10-ward-sister.yaml"),
        ];
        for sample in samples {
            let value: Value = serde_yaml::from_str(sample).unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&value)
                .map(|fault| format!("{}: {fault}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
    }
}
