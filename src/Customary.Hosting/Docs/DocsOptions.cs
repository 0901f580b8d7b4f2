namespace Customary.Hosting.Docs;

/// <summary>Whether the server documents its API.</summary>
internal sealed record DocsOptions
{
    /// <summary>Whether the OpenAPI document and the documentation pages are served.</summary>
    public bool IsEnabled { get; init; } = true;
}
