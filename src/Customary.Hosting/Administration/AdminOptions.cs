namespace Customary.Hosting.Administration;

/// <summary>Who can use the administrative API, and where.</summary>
internal sealed record AdminOptions
{
    /// <summary>Whether the administrative API exists: in Development, and with an administrative token.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether operations that change something are allowed: in Development, and elsewhere only with <c>sandbox=on</c>.</summary>
    public bool AllowsChanges { get; init; }

    /// <summary>The administrative token, or <c>file:</c> and the path of a file that contains it; null if there is none.</summary>
    public string? Token { get; init; }

    /// <summary>The URLs on which only the administrative API is served; empty to serve it on all URLs.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Whether other machines can connect to the server: it listens beyond loopback, or has a public URL.</summary>
    public bool IsReachable { get; init; }
}
