/** Posts to this page, and shows what time it was there. Yours to delete, with its card. */
import $ from "jquery";

$(document).on("click", "[data-jquery-clock] button", (event) => {
  const clock = $(event.currentTarget).siblings("output");
  void $.post(location.href).then((html: string) => {
    clock.text($("<div>").append($.parseHTML(html)).find("[data-jquery-clock] output").text());
  });
});
