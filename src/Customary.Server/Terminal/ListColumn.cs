namespace Customary.Server.Terminal;

/// <summary>A column of a table.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <param name="Header">The header.</param>
/// <param name="GetText">Returns the text of a row; null is printed as an empty cell.</param>
internal sealed record ListColumn<T>(string Header, Func<T, string?> GetText);
