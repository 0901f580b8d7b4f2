using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Customary.Client;

/// <summary>Checks arguments on all target frameworks.</summary>
internal static class Guard
{
    /// <summary>Requires a value.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class => value ?? throw new ArgumentNullException(name);

    /// <summary>Requires a text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static string NotEmpty([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is null || string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("The value must not be null, empty or white space.", name) : value;
}
