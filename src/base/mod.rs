//! The ground floor: ids, days, money, exact numbers, dates and safe text. Knows nothing of the plan.
