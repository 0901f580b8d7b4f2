namespace Customary.Portal.Tests.Browsers;

/// <summary>What a page promises where pages differ.</summary>
public sealed record PageLimits
{
    /// <summary>The maximum size of a page with everything that it loads, as sent.</summary>
    public int MaxBytes { get; init; } = 50_000;

    /// <summary>The rules of axe that a library breaks and the page cannot keep.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];
}
