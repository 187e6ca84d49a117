//! Texts of the package that are generated from the element's manifest: types for TypeScript, and the lists of its
//! README.

use anyhow::{Context, Result};
use serde_json::Value;

/// The element as the manifest declares it.
pub(super) struct Element(Value);

impl Element {
    /// Reads a custom elements manifest.
    pub(super) fn read(manifest: &str) -> Result<Self> {
        let manifest: Value =
            serde_json::from_str(manifest).context("custom-elements.json is not JSON")?;
        let element = &manifest["modules"][0]["declarations"][0];
        element["tagName"]
            .as_str()
            .context("custom-elements.json declares no element")?;
        Ok(Self(element.clone()))
    }

    /// `index.d.ts`: after `details`, which declares the types that the manifest names.
    pub(super) fn types(&self, details: &str) -> String {
        let Self(element) = self;
        let [name, tag] = ["name", "tagName"].map(|key| text(&element[key]));
        let members: String = list(&element["members"]).map(member).collect();
        let events: String = list(&element["events"])
            .map(|event| {
                line(
                    event,
                    &format!(
                        "{:?}: {}",
                        text(&event["name"]),
                        text(&event["type"]["text"])
                    ),
                    2,
                )
            })
            .collect();
        let attributes: String = list(&element["attributes"])
            .map(|each| {
                line(
                    each,
                    &format!(
                        "{:?}?: {}",
                        text(&each["name"]),
                        text(&each["type"]["text"])
                    ),
                    2,
                )
            })
            .collect();
        format!(
            "{details}
/** The events of the element, by name; each bubbles. */
export interface StudyEventMap {{
{events}}}

/** {summary} */
export interface {name} extends HTMLElement {{
{members}}}

/** The attributes of the element in mark-up. */
export interface StudyAttributes {{
{attributes}}}

/** What the element may have in JSX. */
export type StudyProps = StudyAttributes & {{
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  style?: any;
  ref?: any;
  key?: any;
}};

declare global {{
  interface HTMLElementTagNameMap {{
    {tag:?}: {name};
  }}
  interface GlobalEventHandlersEventMap extends StudyEventMap {{}}
  namespace JSX {{
    interface IntrinsicElements {{
      {tag:?}: StudyProps;
    }}
  }}
}}
",
            summary = text(&element["summary"]),
        )
    }

    /// `react.d.ts`: React 19 declares its JSX elements in its own module.
    pub(super) fn react_types(&self) -> String {
        format!(
            "import type {{ StudyProps }} from \"./index.js\";
export type * from \"./index.js\";

declare module \"react\" {{
  namespace JSX {{
    interface IntrinsicElements {{
      {:?}: StudyProps;
    }}
  }}
}}
",
            text(&self.0["tagName"])
        )
    }

    /// The README with the lists filled in.
    pub(super) fn readme(&self, template: &str) -> String {
        let Self(element) = self;
        let table = |key: &str, head: &str, call: bool| {
            let rows = list(&element[key]).map(|each| {
                let call = if call && each["kind"] == "method" {
                    "()"
                } else {
                    ""
                };
                format!(
                    "\n| `{}{call}` | {} |",
                    text(&each["name"]),
                    text(&each["description"]).replace('|', "\\|")
                )
            });
            format!("| {head} | what |\n|---|---|{}", rows.collect::<String>())
        };
        let properties: Vec<String> = list(&element["cssProperties"])
            .map(|each| format!("`{}`", text(&each["name"])))
            .collect();
        template
            .replace("{attributes}", &table("attributes", "attribute", false))
            .replace("{members}", &table("members", "member", true))
            .replace("{events}", &table("events", "event", false))
            .replace("{properties}", &properties.join(", "))
    }
}

fn member(member: &Value) -> String {
    let name = text(&member["name"]);
    let declared = match text(&member["kind"]) {
        "method" => {
            let parameters: Vec<String> = list(&member["parameters"])
                .map(|each| format!("{}: {}", text(&each["name"]), text(&each["type"]["text"])))
                .collect();
            let returned = text(&member["return"]["type"]["text"]);
            format!("{name}({}): {returned}", parameters.join(", "))
        }
        _ => format!("readonly {name}: {}", text(&member["type"]["text"])),
    };
    line(member, &declared, 2)
}

fn line(described: &Value, declared: &str, indent: usize) -> String {
    let indent = " ".repeat(indent);
    format!(
        "{indent}/** {} */\n{indent}{declared};\n",
        text(&described["description"])
    )
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = include_str!("../../package/custom-elements.json");

    #[test]
    fn the_types_have_all_that_the_manifest_declares() {
        let types = Element::read(MANIFEST).unwrap().types("");
        for declared in [
            "export interface StudyWidgetElement extends HTMLElement {",
            "  readonly outline: StudyOutline | undefined;",
            "  importProgress(text: string): Promise<StudyImportReport | undefined>;",
            "  \"study-ready\": CustomEvent<StudyReady>;",
            "  \"question-level\"?: \"2\" | \"3\" | \"4\" | \"5\" | \"6\";",
            "    \"study-widget\": StudyWidgetElement;",
            "      \"study-widget\": StudyProps;",
        ] {
            assert!(types.contains(declared), "{declared} is not in\n{types}");
        }
    }

    #[test]
    fn the_manifest_declares_every_attribute_that_the_loader_observes() {
        let loader = include_str!("../../../public/study-widget.js");
        let observed = loader.split("observedAttributes = ").nth(1).unwrap();
        let observed: Vec<String> =
            serde_json::from_str(observed.split(';').next().unwrap()).unwrap();
        let Element(element) = Element::read(MANIFEST).unwrap();
        let declared: Vec<&str> = list(&element["attributes"])
            .map(|each| text(&each["name"]))
            .collect();
        assert_eq!(declared, observed);
    }

    #[test]
    fn the_readme_has_no_place_left_but_the_version() {
        let readme = Element::read(MANIFEST)
            .unwrap()
            .readme(include_str!("../../package/README.md"));
        assert!(readme.contains("| `importProgress()` |"), "{readme}");
        assert!(
            readme
                .replace("{version}", "")
                .replace("{ optimizeDeps: { exclude: [\"study-widget\"] } }", "")
                .find('{')
                .is_none(),
            "{readme}"
        );
    }
}
