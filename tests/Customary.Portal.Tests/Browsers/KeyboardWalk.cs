using System.Text.Json;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>Goes through a page with the Tab key, from its start to its end.</summary>
internal static class KeyboardWalk
{
    // More keys than any page needs. The field of a day takes several.
    private const int MaxKeys = 400;

    /// <summary>
    /// Checks that the walk begins with the link to the content, reaches every interactive element once in the order of the document, and that each
    /// of them then has a visible mark, is inside of the window, and is not covered.
    /// </summary>
    public static async Task ShouldReachEverythingAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Start);
        var keys = 0;
        do
        {
            await page.Keyboard.PressAsync("Tab");
            keys++.ShouldBeLessThan(MaxKeys, name);
        }
        while (await page.EvaluateAsync<bool>("() => window.walk.record()"));
        var walk = JsonSerializer.Deserialize<Walk>(await page.EvaluateAsync<string>("() => JSON.stringify(window.walk.finish())"), JsonSerializerOptions.Web)!;
        walk.Reached.ShouldBe(walk.Expected, name);
        walk.Reached.ShouldNotBeEmpty(name);
        walk.Reached[0].ShouldContain("class=\"skip\"", Case.Sensitive, name);
        walk.Problems.ShouldBeEmpty(name);
    }

    /// <summary>The elements are named by the beginning of their HTML.</summary>
    /// <param name="Reached">The elements in the order in which the keyboard reached them.</param>
    /// <param name="Expected">The interactive elements in the order of the document.</param>
    /// <param name="Problems">What is wrong with the focus of an element.</param>
    private sealed record Walk(List<string> Reached, List<string> Expected, List<string> Problems);

    // Focus on the body moves the start of the walk to the start of the document. A page can have put it into a field.
    private const string Start = """
        () => {
          const controls = 'a[href], button, input, select, textarea, summary';
          const reached = [], problems = [];
          const describe = element => element.outerHTML.slice(0, 160);

          // Only what is hidden from everybody can be left out: a link or a control that a person sees must be reached.
          const isReached = element => (element.matches(controls) ? !element.closest('[aria-hidden=true]') : element.tabIndex >= 0)
            && !element.matches(':disabled, [type=hidden]') && element.checkVisibility({ visibilityProperty: true });

          // The keyboard reaches one button of a group of radio buttons: the pressed one, or the first.
          const isOfGroup = element => {
            if (element.type !== 'radio') return true;
            const group = [...document.querySelectorAll('input[type=radio]')].filter(other => other.name === element.name && other.form === element.form);
            return element === (group.find(other => other.checked) ?? group[0]);
          };
          const check = element => {
            const style = getComputedStyle(element);
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) problems.push(`no visible focus: ${describe(element)}`);
            const box = element.getBoundingClientRect();

            // The browser scrolls until a tall element is partly in the window, and in a text of several lines until the caret is.
            const isTall = box.height > innerHeight / 3 || element.matches('textarea');
            const isInside = box.left >= -1 && box.right <= innerWidth + 1 && (isTall ? box.top < innerHeight && box.bottom > 0 : box.top >= -1 && box.bottom <= innerHeight + 1);
            if (!isInside) problems.push(`outside of the window: ${describe(element)}`);
            const [part] = element.getClientRects();
            const top = document.elementFromPoint((Math.max(part.left, 0) + Math.min(part.right, innerWidth)) / 2, (Math.max(part.top, 0) + Math.min(part.bottom, innerHeight)) / 2);
            if (!element.contains(top)) problems.push(`covered by ${top && describe(top)}: ${describe(element)}`);
          };
          window.walk = {
            record() {
              const element = document.activeElement;
              if (element === document.body || element === reached[0] && reached.length > 1) return false;
              if (element === reached.at(-1)) return true;
              reached.push(element);
              check(element);
              return true;
            },
            finish() {
              const expected = [...document.querySelectorAll(`${controls}, [tabindex], [contenteditable]`)].filter(element => isReached(element) && isOfGroup(element));
              return { reached: reached.map(describe), expected: expected.map(describe), problems };
            },
          };
          document.body.tabIndex = -1;
          document.body.focus({ preventScroll: true });
          document.body.removeAttribute('tabindex');
        }
        """;
}
