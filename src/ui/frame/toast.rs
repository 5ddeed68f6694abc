//! The toast: says for a few seconds why something was not done.

use egui::Ui;

use crate::session::NoticeKind;
use crate::ui::cx::Cx;
use crate::ui::kit::toast;

/// Seconds that a toast stays.
const SECONDS: f64 = 6.0;

/// Draws the toast of the latest notice, while it is new. Toasts are for what was refused; what was done stands in the
/// status line with its Undo.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(notice) = cx.session.notice() else { return };
    if notice.kind != NoticeKind::Refused || cx.view.toast_seen == Some(notice.number) {
        return;
    }
    let id = egui::Id::unique("toast began");
    let now = ui.input(|i| i.time);
    let (number, began) = ui.data(|d| d.get_temp::<(u64, f64)>(id)).unwrap_or((u64::MAX, now));
    let began = if number == notice.number { began } else { now };
    ui.data_mut(|d| d.insert_temp(id, (notice.number, began)));
    let left = began + SECONDS - now;
    if left <= 0.0 {
        cx.view.toast_seen = Some(notice.number);
        return;
    }
    let text = crate::base::visible(&notice.message.to_string());
    let screen = ui.ctx().content_rect();
    let width = 480.0_f32.min(screen.width() - 32.0);
    let at = egui::pos2(screen.center().x - width / 2.0, screen.bottom() - 104.0);
    let response = egui::Area::new(egui::Id::unique("toast"))
        .order(egui::Order::Foreground)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| toast::toast(ui, width, &text, "Close"))
        .inner;
    if response.act.clicked() {
        cx.view.toast_seen = Some(notice.number);
    } else if response.body.contains_pointer() {
        ui.data_mut(|d| d.insert_temp(id, (notice.number, now)));
    } else {
        ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
