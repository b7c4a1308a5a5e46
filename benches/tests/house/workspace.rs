//! What Cargo knows of the workspace and of everything it depends on.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// The workspace and every package it depends on.
#[derive(Debug, Deserialize)]
pub(crate) struct Workspace {
    packages: Vec<Package>,
    #[serde(rename = "workspace_members")]
    ours: BTreeSet<String>,
    resolve: Resolve,
}

/// One package, ours or another's.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) license: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// A dependency as a manifest names it, of any kind.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Debug, Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    /// `None`: normal.
    kind: Option<String>,
}

impl Workspace {
    /// Asks Cargo, offline; for all platforms where their crates are fetched, else for this one.
    pub(crate) fn read(root: &Path) -> Self {
        let told = metadata(root, &[])
            .or_else(|_| metadata(root, &["--filter-platform", &platform()]))
            .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
        serde_json::from_slice(&told).expect("what Cargo prints has the form it documents")
    }

    /// Our own packages.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages
            .iter()
            .filter(|package| self.ours.contains(&package.id))
    }

    /// Everything that is built into `from` or builds it, `from` itself included; what only its
    /// tests need is left out.
    pub(crate) fn shipped_with<'a>(&'a self, from: &'a str) -> Vec<&'a Package> {
        let nodes: BTreeMap<&str, &Node> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let edges = nodes.get(id).map_or(&[][..], |node| &node.deps);
                let ships = |edge: &&Edge| {
                    edge.dep_kinds
                        .iter()
                        .any(|kind| kind.kind.as_deref() != Some("dev"))
                };
                open.extend(edges.iter().filter(ships).map(|edge| edge.pkg.as_str()));
            }
        }
        self.packages
            .iter()
            .filter(|package| seen.contains(package.id.as_str()))
            .collect()
    }
}

fn metadata(root: &Path, more: &[&str]) -> Result<Vec<u8>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let asked = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(more)
        .current_dir(root)
        .output();
    match asked {
        Ok(told) if told.status.success() => Ok(told.stdout),
        Ok(told) => Err(String::from_utf8_lossy(&told.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// This machine's platform, as `rustc` calls it.
fn platform() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(rustc).arg("-vV").output();
    let told = told
        .expect("rustc built this test, so it can be asked")
        .stdout;
    let host = String::from_utf8_lossy(&told)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(ToOwned::to_owned));
    host.expect("rustc -vV names the host")
}
