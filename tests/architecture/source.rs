//! Reads one source file with `syn`: which names it uses, which modules and items it declares, which texts it holds.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// The path of a module from the crate's root.
pub type ModulePath = Vec<String>;

/// A path that a file writes: in code, in a macro's arguments, or in an attribute.
#[derive(Debug, Clone)]
pub struct Name {
    /// Its parts, as they are written.
    pub segments: Vec<String>,
    /// Where.
    pub line: usize,
    /// The module that it is written in.
    pub module: ModulePath,
    /// Written in code that is built for tests alone.
    pub test: bool,
}

/// One name that a `use` brings into a module.
#[derive(Debug, Clone)]
pub struct Import {
    /// What is imported.
    pub name: Name,
    /// What it is called here; nothing where all of a module is imported, or where it has no name (`as _`).
    pub called: Option<String>,
    /// All that the module holds.
    pub glob: bool,
    /// Handed on to others (`pub use`).
    pub public: bool,
}

/// A text that stands in code.
#[derive(Debug)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where.
    pub line: usize,
}

/// What one file holds.
#[derive(Debug, Default)]
pub struct Source {
    /// Its place under `src`.
    pub file: String,
    /// The file's own module.
    pub module: ModulePath,
    /// Paths in code.
    pub names: Vec<Name>,
    /// Paths in `use`.
    pub imports: Vec<Import>,
    /// Modules written out within the file, its own included.
    pub modules: Vec<ModulePath>,
    /// Modules in files of their own that are built for tests alone.
    pub test_modules: Vec<ModulePath>,
    /// The items that each module declares.
    pub items: Vec<(ModulePath, String)>,
    /// Texts in code that is not built for tests alone.
    pub texts: Vec<Text>,
    here: ModulePath,
    test: bool,
}

/// Reads a file's text. `file` is its place under `src`.
pub fn read(file: &str, text: &str) -> syn::Result<Source> {
    let parsed = syn::parse_file(text)?;
    let module = module_of(file);
    let mut source = Source {
        file: file.to_owned(),
        module: module.clone(),
        modules: vec![module.clone()],
        here: module,
        ..Source::default()
    };
    source.visit_file(&parsed);
    Ok(source)
}

/// The module that a file is: `ui::kit` of `ui/kit/mod.rs`.
fn module_of(file: &str) -> ModulePath {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if ["lib", "main"].contains(&path) { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|ident| ident == "test")
            || attribute.path().is_ident("test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn declared(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Union(item) => item.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        _ => return None,
    })
}

/// True of what a documentation comment becomes within a macro: `#[doc = "…"]`.
fn documents(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && matches!(first, Some(TokenTree::Ident(ident)) if ident == "doc")
}

impl Source {
    fn name(&self, segments: Vec<String>, span: Span) -> Name {
        Name { segments, line: span.start().line, module: self.here.clone(), test: self.test }
    }

    fn import(&mut self, tree: &UseTree, before: &[String], public: bool) {
        let with = |ident: &syn::Ident| before.iter().cloned().chain([ident.to_string()]).collect::<Vec<_>>();
        let import = match tree {
            UseTree::Path(path) => return self.import(&path.tree, &with(&path.ident), public),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, before, public)),
            UseTree::Glob(glob) => {
                Import { name: self.name(before.to_vec(), glob.span()), called: None, glob: true, public }
            }
            UseTree::Name(name) => {
                // `use a::{self}` imports `a`.
                let segments = if name.ident == "self" { before.to_vec() } else { with(&name.ident) };
                let called = segments.last().cloned();
                Import { name: self.name(segments, name.span()), called, glob: false, public }
            }
            UseTree::Rename(rename) => {
                let segments = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                let called = Some(rename.rename.to_string()).filter(|name| name != "_");
                Import { name: self.name(segments, rename.span()), called, glob: false, public }
            }
        };
        self.imports.push(import);
    }

    /// What a macro or an attribute is given: paths are found as names joined by `::`.
    fn tokens(&mut self, tokens: TokenStream, count_texts: bool) {
        let mut path: Vec<String> = Vec::new();
        let (mut at, mut joined, mut colons) = (Span::call_site(), true, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if !joined || path.is_empty() {
                        self.end_path(&mut path, at);
                        at = ident.span();
                    }
                    path.push(ident.to_string());
                    (joined, colons) = (false, 0);
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    joined = colons == 2;
                }
                TokenTree::Group(group) => {
                    // What stands in braces after `a::` begins anew: no `use` stands within the macros here.
                    self.end_path(&mut path, at);
                    if !documents(&group) {
                        self.tokens(group.stream(), count_texts);
                    }
                }
                TokenTree::Literal(literal) => {
                    self.end_path(&mut path, at);
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.text(&text.value(), literal.span(), count_texts);
                    }
                }
                TokenTree::Punct(_) => self.end_path(&mut path, at),
            }
        }
        self.end_path(&mut path, at);
    }

    fn end_path(&mut self, path: &mut Vec<String>, at: Span) {
        if !path.is_empty() {
            let name = self.name(std::mem::take(path), at);
            self.names.push(name);
        }
    }

    fn text(&mut self, text: &str, span: Span, counts: bool) {
        // An attribute may name a path of the crate in a text: `#[serde(with = "crate::base::json")]`.
        let in_path = |c: char| c.is_alphanumeric() || "_:".contains(c);
        if (text.starts_with("crate::") || text.starts_with("super::")) && text.chars().all(in_path) {
            let segments = text.split("::").map(str::to_owned).collect();
            let name = self.name(segments, span);
            self.names.push(name);
        } else if counts && !self.test {
            self.texts.push(Text { text: text.to_owned(), line: span.start().line });
        }
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        let before = self.test;
        self.test |= for_tests(attributes(item));
        if let Some(name) = declared(item) {
            self.items.push((self.here.clone(), name));
        }
        visit::visit_item(self, item);
        self.test = before;
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.here.push(item.ident.to_string());
        if item.content.is_some() {
            self.modules.push(self.here.clone());
        } else if self.test {
            self.test_modules.push(self.here.clone());
        }
        visit::visit_item_mod(self, item);
        self.here.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.import(&item.tree, &[], !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let name = self.name(segments, path.span());
        self.names.push(name);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone(), true);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone(), list.path.is_ident("error"));
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.text(&text.value(), text.span(), true);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}
