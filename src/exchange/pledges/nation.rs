//! Nations by name or code: the plan's own names, the codes of ISO 3166-1, and the names by which countries also go.

use rustc_hash::FxHashMap;

use super::reason::Fault;
use super::words::plain;
use crate::base::{NationId, alpha2, alpha3};
use crate::model::Plan;

/// Other names of countries, in their plain form, each with its alpha-3 code.
const ALSO: [(&str, &str); 66] = [
    ("uk", "GBR"),
    ("great britain", "GBR"),
    ("britain", "GBR"),
    ("united kingdom", "GBR"),
    ("england", "GBR"),
    ("united kingdom of great britain and northern ireland", "GBR"),
    ("usa", "USA"),
    ("us", "USA"),
    ("united states", "USA"),
    ("united states of america", "USA"),
    ("america", "USA"),
    ("france", "FRA"),
    ("french republic", "FRA"),
    ("germany", "DEU"),
    ("deutschland", "DEU"),
    ("allemagne", "DEU"),
    ("federal republic of germany", "DEU"),
    ("turkey", "TUR"),
    ("turkiye", "TUR"),
    ("czech republic", "CZE"),
    ("czechia", "CZE"),
    ("south korea", "KOR"),
    ("republic of korea", "KOR"),
    ("korea", "KOR"),
    ("holland", "NLD"),
    ("the netherlands", "NLD"),
    ("netherlands", "NLD"),
    ("slovak republic", "SVK"),
    ("slovakia", "SVK"),
    ("republic of moldova", "MDA"),
    ("moldova", "MDA"),
    ("espana", "ESP"),
    ("spain", "ESP"),
    ("italia", "ITA"),
    ("italy", "ITA"),
    ("polska", "POL"),
    ("poland", "POL"),
    ("romania", "ROU"),
    ("roumania", "ROU"),
    ("danmark", "DNK"),
    ("denmark", "DNK"),
    ("norge", "NOR"),
    ("norway", "NOR"),
    ("sverige", "SWE"),
    ("sweden", "SWE"),
    ("suomi", "FIN"),
    ("finland", "FIN"),
    ("belgique", "BEL"),
    ("belgie", "BEL"),
    ("belgium", "BEL"),
    ("hellas", "GRC"),
    ("greece", "GRC"),
    ("lietuva", "LTU"),
    ("lithuania", "LTU"),
    ("latvija", "LVA"),
    ("latvia", "LVA"),
    ("eesti", "EST"),
    ("estonia", "EST"),
    ("eire", "IRL"),
    ("ireland", "IRL"),
    ("canada", "CAN"),
    ("australia", "AUS"),
    ("new zealand", "NZL"),
    ("japan", "JPN"),
    ("portugal", "PRT"),
    ("ukraine", "UKR"),
];

/// The nations of a plan by what a sheet may call them.
pub(super) struct Nations {
    known: FxHashMap<String, NationId>,
}

impl Nations {
    pub fn of(plan: &Plan) -> Self {
        let mut known = FxHashMap::default();
        for nation in &plan.nations {
            let id = &nation.id;
            known.insert(plain(id.as_str()), id.clone());
            known.entry(plain(&nation.name)).or_insert_with(|| id.clone());
        }
        for nation in &plan.nations {
            let also = ALSO.iter().filter(|(_, code)| *code == nation.id.as_str()).map(|(name, _)| *name);
            let code = alpha2(nation.id.as_str()).map(str::to_ascii_lowercase);
            for name in also.map(str::to_owned).chain(code) {
                known.entry(name).or_insert_with(|| nation.id.clone());
            }
        }
        Self { known }
    }

    /// The nation that a cell names.
    pub fn find(&self, text: &str) -> Result<&NationId, Fault> {
        let name = plain(text);
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        if let Some(id) = self.known.get(&name).or_else(|| self.known.get(bare)) {
            return Ok(id);
        }
        let capital = text.trim().to_ascii_uppercase();
        let also = ALSO.iter().find(|(also, _)| *also == name).map(|(_, code)| *code);
        let code = also.or_else(|| alpha3(&capital)).or_else(|| alpha2(&capital).map(|_| capital.as_str()));
        Err(match code {
            Some(code) => Fault::NationAbsent { text: text.to_owned(), code: code.to_owned() },
            None => Fault::NationUnknown(text.to_owned()),
        })
    }
}
