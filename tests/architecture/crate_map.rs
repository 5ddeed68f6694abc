//! Finds the file that a name leads to, through `super`, imports and what modules hand on.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Import, ModulePath, Name, Source};

/// How many times a name may be handed on; more is a circle of re-exports.
const DEEPEST: usize = 12;

/// The crate's modules and the files that hold them.
pub struct CrateMap<'a> {
    sources: &'a [Source],
    /// The place among the sources of each module.
    modules: BTreeMap<&'a [String], usize>,
    items: BTreeSet<(&'a [String], &'a str)>,
    imports: BTreeMap<&'a [String], Vec<&'a Import>>,
    tests: Vec<&'a ModulePath>,
}

/// One file's use of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file that uses.
    pub from: String,
    /// The file that is used.
    pub to: String,
    /// Where.
    pub line: usize,
}

impl<'a> CrateMap<'a> {
    /// Of all files but `main.rs`, whose root is another.
    pub fn new(sources: &'a [Source]) -> CrateMap<'a> {
        let mut map = CrateMap {
            sources,
            modules: BTreeMap::new(),
            items: BTreeSet::new(),
            imports: BTreeMap::new(),
            tests: sources.iter().flat_map(|source| &source.test_modules).collect(),
        };
        for (at, source) in sources.iter().enumerate().filter(|(_, source)| source.file != "main.rs") {
            map.modules.extend(source.modules.iter().map(|module| (module.as_slice(), at)));
            map.items.extend(source.items.iter().map(|(module, name)| (module.as_slice(), name.as_str())));
            for import in &source.imports {
                map.imports.entry(&import.name.module).or_default().push(import);
            }
        }
        map
    }

    /// Every use of one file by another, without what is built for tests alone. What a module only hands on is not a use.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = BTreeSet::new();
        for source in self.sources.iter().filter(|source| source.file != "main.rs") {
            if self.tests.iter().any(|test| source.module.starts_with(test)) {
                continue;
            }
            let code = source.names.iter().filter(|name| !name.test);
            let begun: BTreeSet<(&ModulePath, Option<&String>)> =
                code.map(|name| (&name.module, name.segments.first())).collect();
            let used_here = |import: &Import| begun.contains(&(&import.name.module, import.called.as_ref()));
            let imports = source.imports.iter().filter(|import| !import.public || used_here(import));
            for name in imports.map(|import| &import.name).chain(&source.names).filter(|name| !name.test) {
                let Some(to) = self.file_of(name) else { continue };
                if self.sources[to].file != source.file {
                    uses.insert((source.file.clone(), self.sources[to].file.clone(), name.line));
                }
            }
        }
        uses.into_iter().map(|(from, to, line)| Use { from, to, line }).collect()
    }

    /// The file that declares what a name stands for, where it is one of this crate.
    fn file_of(&self, name: &Name) -> Option<usize> {
        let path = self.absolute(&name.module, &name.segments, 0)?;
        self.file_at(&path, 0)
    }

    /// A written path as one from the crate's root.
    fn absolute(&self, module: &[String], segments: &[String], depth: usize) -> Option<ModulePath> {
        let (first, rest) = segments.split_first()?;
        let join = |module: &[String], rest: &[String]| module.iter().chain(rest).cloned().collect::<Vec<_>>();
        match first.as_str() {
            "crate" | "muster" => Some(rest.to_vec()),
            "self" => Some(join(module, rest)),
            "super" => {
                let above = &module[..module.len().checked_sub(1)?];
                if rest.is_empty() { Some(above.to_vec()) } else { self.above(above, rest) }
            }
            _ => {
                let child = join(module, std::slice::from_ref(first));
                if self.modules.contains_key(child.as_slice()) {
                    return Some(join(module, segments));
                }
                let import = self.imports.get(module)?.iter().find(|import| import.called.as_ref() == Some(first))?;
                if depth > DEEPEST || import.name.segments.first() == Some(first) {
                    return None; // an import from another crate, called as that crate
                }
                Some(join(&self.absolute(module, &import.name.segments, depth + 1)?, rest))
            }
        }
    }

    /// What stands after `super::`: more of it, or a name in the module above.
    fn above(&self, module: &[String], rest: &[String]) -> Option<ModulePath> {
        if rest[0] == "super" {
            return self.absolute(module, rest, 0);
        }
        Some(module.iter().chain(rest).cloned().collect())
    }

    fn file_at(&self, path: &[String], depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        let length = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let own = self.modules.get(module).copied();
        let Some(name) = rest.first() else { return own };
        if self.items.contains(&(module, name.as_str())) {
            return own;
        }
        let imports = self.imports.get(module).map_or(&[][..], Vec::as_slice);
        let follow = |import: &&Import, rest: &[String]| {
            let target = self.absolute(module, &import.name.segments, depth + 1)?;
            let path: Vec<String> = target.into_iter().chain(rest.iter().cloned()).collect();
            self.file_at(&path, depth + 1)
        };
        if let Some(import) = imports.iter().find(|import| import.called.as_ref() == Some(name)) {
            return follow(import, &rest[1..]).or(own);
        }
        let globs = imports.iter().filter(|import| import.glob);
        globs.filter_map(|import| follow(import, rest)).find(|file| Some(*file) != own).or(own)
    }
}
