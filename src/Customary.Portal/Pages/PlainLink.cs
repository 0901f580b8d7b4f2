namespace Customary.Portal.Pages;

/// <summary>A link in the header of a page for developers.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text.</param>
/// <param name="IsCurrent">Whether it leads to the page that contains it.</param>
internal sealed record PlainLink(string Path, string Text, bool IsCurrent);
