// Keeps what is being typed on the server, so that a crash or a closed window loses nothing. Without this script it is kept
// whenever the form is sent and does not succeed.
const QUIET_MS = 2000;
// Somebody who types without a pause is kept this often.
const LONGEST_MS = 10000;

export class Typed {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("[data-wm-typed-said]");
    this.sent = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", () => {
      this.sent = true;
      this.stop();
    });
    // Leaving, or putting the telephone away, before the pause is over.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.timer && !this.sent) {
        this.stop();
        navigator.sendBeacon(this.form.dataset.wmTyped, this.words());
      }
    });
  }

  changed() {
    const now = Date.now();
    this.since ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), Math.max(0, Math.min(QUIET_MS, this.since + LONGEST_MS - now)));
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = this.since = undefined;
  }

  words() {
    const words = new FormData(this.form);
    for (const [name, value] of [...words]) {
      if (value instanceof File) words.delete(name);
    }
    return words;
  }

  async keep() {
    this.stop();
    let kept = false;
    try {
      kept = (await fetch(this.form.dataset.wmTyped, { method: "POST", body: this.words() })).ok;
    } catch {
      // The network or the site is away: the next key that is pressed tries again.
    }
    if (!this.sent) this.say(kept);
  }

  say(kept) {
    const { kept: words, lost } = this.said.dataset;
    const time = new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true });
    this.said.textContent = kept ? `${words} ${time.replace(/\s/g, "").toLowerCase()}` : lost;
    this.said.hidden = false;
  }
}
