//! Symbol codes for the usual capability ids, for plans that give none: the codes of APP-6(D), as the capability table of
//! the domain research lists them. The longest id that begins a capability's id counts.

/// Capability id and 20-digit code, by id.
const CODES: &[(&str, &str)] = &[
    ("air", "10030100001101110000"),
    ("air.aar", "10030100001101090000"),
    ("air.aew", "10030100001101160000"),
    ("air.c2", "10030100001101160000"),
    ("air.ftr", "10030100001101040000"),
    ("air.ftr.ac", "10030100001101040000"),
    ("air.isr", "10030100001101110000"),
    ("air.lift", "10030100001101070001"),
    ("air.mpa", "10030100001101100000"),
    ("air.sead", "10030100001101300000"),
    ("air.sigint", "10030100001101210000"),
    ("air.uav", "10030100001103001810"),
    ("avn.rw", "10031000161206000000"),
    ("c2", "10031000141105000000"),
    ("c2.cell", "10031000141105000000"),
    ("c2.hq", "10031002221804000000"),
    ("c2.hq.bde", "10031002181804000000"),
    ("c2.hq.force", "10031002221804000000"),
    ("c2.liaison", "10031000141105000000"),
    ("c2.sig", "10031000161110000000"),
    ("cimic", "10031000151103000000"),
    ("isr", "10031000151216000000"),
    ("isr.ew", "10031000151505000000"),
    ("isr.int", "10031000151510000000"),
    ("isr.land", "10031000151216000000"),
    ("isr.uas", "10031000151219000000"),
    ("land.ad", "10031000151301020043"),
    ("land.ad.long", "10031000151301020022"),
    ("land.ad.short", "10031000151301020043"),
    ("land.armour", "10031000161205000000"),
    ("land.arty", "10031000161303010000"),
    ("land.arty.mlrs", "10031000151303004100"),
    ("land.arty.sp", "10031000161303010000"),
    ("land.bde", "10031000181210000000"),
    ("land.bg", "10031004161210000000"),
    ("land.eng", "10031000161407000000"),
    ("land.eng.bridge", "10031000151407000600"),
    ("land.eod", "10031000151408000000"),
    ("land.inf", "10031000161211000019"),
    ("land.inf.ifv", "10031000161211050000"),
    ("land.inf.light", "10031000161211000019"),
    ("land.inf.mech", "10031000161211020000"),
    ("land.inf.mot", "10031000161211040000"),
    ("land.mine", "10031000151414000000"),
    ("land.mineclear", "10031000151414000000"),
    ("land.recce", "10031000161213000000"),
    ("land.sof", "10031004151218000000"),
    ("land.train", "10031000141211003500"),
    ("log", "10031000161606000000"),
    ("log.css", "10031000161606000000"),
    ("log.maint", "10031000151611000000"),
    ("log.movcon", "10031000151636003800"),
    ("log.tpt", "10031000161636000000"),
    ("mar", "10033000001202040000"),
    ("mar.aor", "10033000001301100000"),
    ("mar.ddg", "10033000001202030000"),
    ("mar.ffg", "10033000001202040000"),
    ("mar.mcm", "10033000001204050000"),
    ("mar.mcmsup", "10033000001204060000"),
    ("mar.mh", "10033000001204040000"),
    ("mar.ms", "10033000001204020000"),
    ("mar.opv", "10033000001205020000"),
    ("mar.roro", "10033000001401040000"),
    ("med", "10031000151614004300"),
    ("med.evac.rw", "10031000141206007500"),
    ("med.r1", "10031000141613004200"),
    ("med.r2", "10031000151614004300"),
    ("med.r3", "10031000161614004400"),
    ("monitor", "10031000111212000000"),
    ("mp", "10031000151412000000"),
    ("sof", "10031004151218000000"),
    ("space.sat", "10030500001107000000"),
    ("train", "10031000141211003500"),
];

/// The usual code of a capability id; `None` for one that no known id begins.
pub fn standard(capability: &str) -> Option<&'static str> {
    let mut id = capability;
    loop {
        if let Ok(at) = CODES.binary_search_by_key(&id, |(known, _)| known) {
            return Some(CODES[at].1);
        }
        id = id.rsplit_once('.')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, standard};

    #[test]
    fn the_table_is_sorted_and_its_codes_have_twenty_digits() {
        assert!(CODES.is_sorted_by_key(|(id, _)| *id));
        assert!(CODES.iter().all(|(_, code)| code.len() == 20 && code.bytes().all(|b| b.is_ascii_digit())));
    }

    #[test]
    fn a_finer_id_takes_the_code_of_the_id_that_begins_it() {
        assert_eq!(standard("land.inf.mech.tracked"), standard("land.inf.mech"));
        assert_ne!(standard("land.inf.mech"), standard("land.inf.light"));
        assert_eq!(standard("balloons"), None);
    }
}
