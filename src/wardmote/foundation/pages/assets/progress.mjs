// Shows how far long work is without loading the page again. Without this script the page loads itself every few seconds.
const EVERY_MS = 2000;
// A page left open overnight need not ask so often.
const SLOWEST_MS = 30000;

export class Progress {
  constructor(root) {
    this.from = root.dataset.wmProgress;
    this.sentence = root.querySelector("[data-wm-sentence]");
    this.percent = root.querySelector("[data-wm-percent]");
    this.bar = root.querySelector("progress");
    this.wait = EVERY_MS;
    this.later();
  }

  later() {
    setTimeout(() => this.ask(), this.wait);
  }

  async ask() {
    try {
      const answer = await fetch(this.from, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        this.show(await answer.json());
        return;
      }
    } catch {
      // The network or the site is away: ask again in a while.
    }
    this.wait = Math.min(this.wait * 2, SLOWEST_MS);
    this.later();
  }

  show({ over, percent, sentence }) {
    if (over) {
      window.location.reload();
      return;
    }
    // Saying the same words again would have a screen reader read them again.
    if (this.sentence.textContent !== sentence) this.sentence.textContent = sentence;
    this.percent.textContent = percent;
    this.bar.value = percent;
    this.wait = Math.min(this.wait * 1.05, SLOWEST_MS);
    this.later();
  }
}
