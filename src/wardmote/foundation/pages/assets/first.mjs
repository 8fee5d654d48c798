// Runs before the page is drawn, so that nothing jumps when the components start. The design system looks for these classes.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
