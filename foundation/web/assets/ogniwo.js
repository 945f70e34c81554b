// The quick exit works as a plain link; here it also takes this page out of the history and off the screen.
for (const exit of document.querySelectorAll("[data-quick-exit]")) {
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = "…";
    location.replace(exit.href);
  });
}
