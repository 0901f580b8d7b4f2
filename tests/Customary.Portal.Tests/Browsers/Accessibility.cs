using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>The check of a page with axe.</summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // The page has no frames, so one run in the page itself finds everything. Only violations are wanted, so the other results are not described.
    private const string Run = """
        async exceptions => {
          const rules = Object.fromEntries(exceptions.map(rule => [rule, { enabled: false }]));
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] });
          return violations.map(finding => `${finding.id}: ${finding.nodes.map(node => node.html).join(' | ')}`);
        }
        """;

    /// <summary>Returns the violations of WCAG 2.2 AA and of good practice that axe finds.</summary>
    /// <param name="page">The page.</param>
    /// <param name="exceptions">The rules that are not checked.</param>
    public static async Task<string[]> FindViolationsAsync(IPage page, IReadOnlyList<string> exceptions)
    {
        await page.EvaluateAsync($"{Axe}; undefined");
        return await page.EvaluateAsync<string[]>(Run, exceptions);
    }
}
