// Leave this page fast. Without this script the button is a plain link; with it the page's own entry in the history is
// replaced, so that Back does not return here, and Shift three times within five seconds does the same.
const PRESSES = 3;
const WITHIN_MS = 5000;

export class Leave {
  constructor(root) {
    this.link = root.querySelector("a");
    this.words = root.dataset;
    this.presses = 0;
    this.modified = false;
    this.said = document.createElement("span");
    this.said.setAttribute("role", "status");
    this.said.className = "govuk-visually-hidden";
    root.append(this.said);
    this.link.addEventListener("click", (event) => {
      event.preventDefault();
      this.go();
    });
    document.addEventListener("keydown", (event) => this.held(event), true);
    document.addEventListener("keyup", (event) => this.released(event), true);
    window.addEventListener("pageshow", () => document.body.classList.remove("wm-gone"));
  }

  // A capital letter is Shift with another key: that is typing, not leaving.
  held(event) {
    this.modified = event.key !== "Shift" && event.shiftKey;
  }

  released(event) {
    if (event.key !== "Shift") {
      this.forget("");
      return;
    }
    if (this.modified) {
      this.modified = false;
      this.forget("");
      return;
    }
    this.presses += 1;
    window.clearTimeout(this.timer);
    if (this.presses >= PRESSES) {
      this.go();
      return;
    }
    this.said.textContent = this.presses === 1 ? this.words.twoMore : this.words.oneMore;
    this.timer = window.setTimeout(() => this.forget(this.words.expired), WITHIN_MS);
  }

  forget(words) {
    window.clearTimeout(this.timer);
    if (this.presses > 0) {
      this.said.textContent = words;
    }
    this.presses = 0;
  }

  go() {
    document.title = "";
    document.body.classList.add("wm-gone");
    window.location.replace(this.link.href);
  }
}
