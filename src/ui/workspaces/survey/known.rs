//! What the matrix shows, worked out once a revision: rows, counts, contradictions, and the list that search and filters
//! leave, in its order.

use std::sync::Arc;

use egui::{Color32, Painter, Rect};

use crate::analysis::survey::{Contradiction, Row, Standing, contradictions, survey};
use crate::base::NationId;
use crate::model::{Answer, Nation, NationRole, Question};
use crate::search::Texts;
use crate::session::{FileId, OpenFile};
use crate::ui::look::icons::{self, Icon};
use crate::ui::{kit::state_mark, text};

/// The questions, in the order in which they are asked.
pub const QUESTIONS: [Question; 3] = [Question::TroopsInHost, Question::TroopsInNeighbour, Question::OtherContribution];

/// Which nations are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// Those that lead or take part.
    #[default]
    Coalition,
    /// The host country and its neighbours.
    HostAndNeighbours,
    /// Those that are asked for a backstop.
    Requested,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Coalition, Self::HostAndNeighbours, Self::Requested];

    /// The word on the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Coalition => "Coalition",
            Self::HostAndNeighbours => "Host and neighbours",
            Self::Requested => "Requested",
        }
    }

    fn of(role: NationRole) -> Self {
        match role {
            NationRole::Lead | NationRole::Participant | NationRole::Unknown => Self::Coalition,
            NationRole::Host | NationRole::Neighbour => Self::HostAndNeighbours,
            NationRole::Requested => Self::Requested,
        }
    }
}

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Nothing.
    #[default]
    All,
    /// A question is to be put to them.
    Due,
    /// They were asked and have stated nothing.
    Waiting,
    /// No question is open.
    Answered,
    /// A scenario assigns what they have ruled out.
    Contradicted,
}

impl Filter {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::All, Self::Due, Self::Waiting, Self::Answered, Self::Contradicted];

    /// The word on the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Due => "Due",
            Self::Waiting => "Waiting",
            Self::Answered => "Answered",
            Self::Contradicted => "Contradicted",
        }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By role, then as the plan has them.
    #[default]
    Role,
    /// By name.
    Name,
    /// By the answer to the first question.
    Answer,
    /// By the date of the latest answer, the newest first.
    Date,
    /// By the number of pledges, the most first.
    Pledges,
}

impl Sort {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Role, Self::Name, Self::Answer, Self::Date, Self::Pledges];

    /// The word on the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Role => "Role",
            Self::Name => "Name",
            Self::Answer => "Answer",
            Self::Date => "Newest answer",
            Self::Pledges => "Most pledges",
        }
    }
}

/// A nation's row with what is known beside it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its answers.
    pub row: Row,
    /// Its id.
    pub id: NationId,
    /// What contradicts its answers.
    pub contradictions: Vec<Contradiction>,
    group: Group,
}

impl Line {
    fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Due => self.row.due(),
            Filter::Waiting => self.row.waiting(),
            Filter::Answered => self.row.answered(),
            Filter::Contradicted => !self.contradictions.is_empty(),
        }
    }

    /// The nation.
    pub fn nation<'p>(&self, file: &'p OpenFile) -> Option<&'p Nation> {
        file.plan().nations.get(self.row.nation).map(AsRef::as_ref)
    }
}

type ListKey = (String, Group, Filter, Sort);

/// The caches.
#[derive(Debug, Default)]
pub struct Known {
    key: Option<(FileId, u64)>,
    lines: Arc<Vec<Line>>,
    texts: Texts,
    list_key: Option<ListKey>,
    list: Arc<Vec<usize>>,
}

impl Known {
    /// Works out what has changed.
    pub fn refresh(&mut self, file: &OpenFile, search: &str, group: Group, filter: Filter, sort: Sort) {
        let key = Some((file.id, file.revision()));
        if self.key != key {
            self.lines = Arc::new(lines(file));
            self.texts = texts(file, &self.lines);
            self.key = key;
            self.list_key = None;
        }
        let wanted = (search.to_owned(), group, filter, sort);
        if self.list_key.as_ref() != Some(&wanted) {
            self.list = Arc::new(list(file, &self.lines, &mut self.texts, &wanted));
            self.list_key = Some(wanted);
        }
    }

    /// All nations, in the plan's order.
    pub fn lines(&self) -> &Arc<Vec<Line>> {
        &self.lines
    }

    /// Places in [`Self::lines`] of those that are listed, in order.
    pub fn list(&self) -> &Arc<Vec<usize>> {
        &self.list
    }

    /// The line of a nation.
    pub fn line(&self, nation: &NationId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == *nation)
    }

    /// How many nations of a group pass a filter.
    pub fn count(&self, group: Group, filter: Filter) -> usize {
        self.lines.iter().filter(|line| line.group == group && line.passes(filter)).count()
    }

    /// How often each standing of the first question occurs in a group: yes, conditional, undecided, no, not stated or
    /// not asked yet; and in how many nations the second and the third are due.
    pub fn progress(&self, group: Group) -> Progress {
        let mut progress = Progress::default();
        for line in self.lines.iter().filter(|line| line.group == group) {
            let [first, second, third] = line.row.cells;
            let at = match first.standing {
                Standing::Answered(Answer::Yes) => 0,
                Standing::Answered(Answer::Conditional) => 1,
                Standing::Answered(Answer::Undecided) => 2,
                Standing::Answered(_) => 3,
                _ => 4,
            };
            progress.answers[at] += 1;
            progress.nations += 1;
            progress.second_due += usize::from(second.standing == Standing::Due);
            progress.third_due += usize::from(third.standing == Standing::Due);
            let said = |cell: &crate::analysis::survey::Cell| matches!(cell.standing, Standing::Answered(_));
            progress.silent += usize::from(!line.row.cells.iter().take(1).any(said));
        }
        progress
    }
}

/// How far the survey has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Nations of the group.
    pub nations: usize,
    /// Yes, conditional, undecided, no, nothing.
    pub answers: [usize; 5],
    /// Nations to which the second question is to be put.
    pub second_due: usize,
    /// Nations to which the third is.
    pub third_due: usize,
    /// Nations that have not answered the first.
    pub silent: usize,
}

fn lines(file: &OpenFile) -> Vec<Line> {
    let plan = file.plan();
    let mut found: Vec<Contradiction> = Vec::new();
    for entry in file.board().entries.iter().filter(|entry| !entry.scenario.archived) {
        found.extend(contradictions(plan, file.index(), &entry.scenario, &entry.findings));
    }
    let rows = survey(plan, file.index()).into_iter().filter_map(|row| {
        let nation = plan.nations.get(row.nation)?;
        Some(Line {
            id: nation.id.clone(),
            contradictions: found.iter().filter(|c| c.nation == nation.id).cloned().collect(),
            group: Group::of(nation.role),
            row,
        })
    });
    rows.collect()
}

/// What each line is searched by: the nation's names, role and groups.
fn texts(file: &OpenFile, lines: &[Line]) -> Texts {
    Texts::new(lines.iter().map(|line| {
        let nation = line.nation(file);
        let own = nation.map(|n| [n.id.as_str(), n.name.as_str(), text::role(n.role)]);
        let groups = nation.iter().flat_map(|n| &n.groups).map(String::as_str);
        own.into_iter().flatten().chain(groups).collect::<Vec<_>>()
    }))
}

fn list(file: &OpenFile, lines: &[Line], texts: &mut Texts, (search, group, filter, sort): &ListKey) -> Vec<usize> {
    // What is searched for is found in whatever group it is.
    let searched = !search.trim().is_empty();
    let keep = |line: &Line| (searched || line.group == *group) && line.passes(*filter);
    let mut list: Vec<usize> = texts.find(search).ones().filter(|at| lines.get(*at).is_some_and(keep)).collect();
    let plan = file.plan();
    let role = |line: &Line| line.nation(file).map_or(NationRole::Unknown, |nation| nation.role);
    let name = |line: &Line| crate::base::fold(line.nation(file).map_or("", |nation| nation.name.as_str()));
    let newest = |line: &Line| {
        let dates = line.row.cells.iter().filter_map(|cell| plan.positions.get(cell.latest?)?.date);
        std::cmp::Reverse(dates.max())
    };
    let order = |line: &Line| match line.row.cells[0].standing {
        Standing::Answered(Answer::Yes) => 0,
        Standing::Answered(Answer::Conditional) => 1,
        Standing::Answered(Answer::Undecided) => 2,
        Standing::Answered(_) => 3,
        Standing::NotStated => 4,
        Standing::Due => 5,
        Standing::NotDue => 6,
    };
    match sort {
        Sort::Role => list.sort_by_key(|at| role(&lines[*at])),
        Sort::Name => list.sort_by_cached_key(|at| name(&lines[*at])),
        Sort::Answer => list.sort_by_key(|at| order(&lines[*at])),
        Sort::Date => list.sort_by_cached_key(|at| newest(&lines[*at])),
        Sort::Pledges => list.sort_by_key(|at| std::cmp::Reverse(lines[*at].row.pledges)),
    }
    list
}

/// The mark of an answer.
pub fn mark(answer: Answer) -> Icon {
    let shown = match answer {
        Answer::Yes => state_mark::Answer::Yes,
        Answer::Conditional => state_mark::Answer::Conditional,
        Answer::Undecided => state_mark::Answer::Undecided,
        Answer::No => state_mark::Answer::No,
        Answer::NotStated | Answer::NotAsked | Answer::Unknown => state_mark::Answer::NotStated,
    };
    shown.icon()
}

/// Draws the mark of an answer; dots and bar stand in a ring, so that every answer has one size.
pub fn draw(painter: &Painter, icon: Icon, rect: Rect, ink: Color32) {
    if matches!(icon, Icon::Dots | Icon::Bar) {
        icons::draw(painter, Icon::Ring, rect, ink);
        icons::draw(painter, icon, rect.shrink(rect.width() * 0.24), ink);
    } else {
        icons::draw(painter, icon, rect, ink);
    }
}

/// An answer as one word or two.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Conditional => "conditional",
        Answer::Undecided => "undecided",
        Answer::NotStated => "not stated",
        Answer::NotAsked => "not asked",
        Answer::Unknown => "unknown",
    }
}

/// What a question is about, short: "Troops in Ukraine".
pub fn subject(file: &OpenFile, question: Question) -> String {
    match question {
        Question::TroopsInHost => {
            format!("Troops in {}", crate::base::visible(file.plan().host_country().unwrap_or("the host country")))
        }
        Question::TroopsInNeighbour => "Troops in a neighbouring country".to_owned(),
        Question::OtherContribution => "What else".to_owned(),
        Question::Unknown => "Unknown question".to_owned(),
    }
}
