using System.Text;

namespace Customary.Hosting.Tests.Enumerations;

/// <summary>An enumeration of the .NET SDKs, with its members in the order of their numbers.</summary>
/// <param name="Official">The members in the official SDK 3.4; empty if it has no such enumeration.</param>
/// <param name="Community">The members in the community SDK 1.15; empty if it has no such enumeration.</param>
internal sealed record SdkEnumeration(string[] Official, string[] Community)
{
    /// <summary>Whether the community SDK reads an unknown value as <c>Undefined</c>. It fails on those of other enumerations.</summary>
    public bool HasCommunityFallback { get; init; }

    /// <summary>All members that one of the SDKs can send.</summary>
    public IReadOnlyList<string> Members => [.. Official.Union(Community)];

    /// <summary>Reads a value as both converters do: the first letter and each letter after an underscore in upper case, without underscores.</summary>
    public static string ToMember(string value) =>
        string.Concat(value.Split('_').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Writes a member as the converter of the official SDK does.</summary>
    public static string ToSnakeCase(string member)
    {
        var text = new StringBuilder();
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>Writes a member in camelCase, as the documentation does in places.</summary>
    public static string ToCamelCase(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
