namespace Customary.Portal.Pages;

/// <summary>A route whose form can contain files, with the maximum size of a form.</summary>
/// <param name="MaxBytes">The maximum size in bytes.</param>
internal sealed record FileFormMetadata(int MaxBytes);
