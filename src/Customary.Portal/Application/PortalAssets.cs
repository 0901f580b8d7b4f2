using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Customary.Portal.Application;

/// <summary>
/// The stylesheet and the images of the portal, which are part of the assembly. Their path contains a hash of their content, so that a
/// browser can keep them for ever, and a new version has another path.
/// </summary>
internal static class PortalAssets
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string StylesheetName = "portal.css";

    // The layers of Oat in their order, then the rules of the portal, which replace its tokens.
    private static readonly string[] Stylesheets =
    [
        "oat.00-base.css", "oat.01-theme.css", "oat.accordion.css", "oat.alert.css", "oat.badge.css", "oat.button.css", "oat.card.css", "oat.form.css", "oat.table.css",
        "oat.utilities.css", StylesheetName,
    ];

    private static readonly string[] Images = ["check.svg", "chevron.svg", "dot.svg", "icon.svg"];
    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(Load);
    private static readonly Lazy<byte[]> CompressedStylesheet = new(() => Compress(Files.Value[StylesheetName]));
    private static readonly Lazy<string> Folder = new(() => $"{PortalPaths.Root}/assets/{Hash(Files.Value)}");

    /// <summary>The path of the stylesheet.</summary>
    public static string Stylesheet => $"{Folder.Value}/{StylesheetName}";

    /// <summary>The path of the icon.</summary>
    public static string Icon => $"{Folder.Value}/icon.svg";

    /// <summary>The text of the stylesheet.</summary>
    internal static string StylesheetText => Encoding.UTF8.GetString(Files.Value[StylesheetName]);

    /// <summary>Maps the files.</summary>
    public static void MapAssets(this IEndpointRouteBuilder portal) => portal.MapGet("/assets/{hash}/{name}", Get).WithName("GetPortalAsset").AllowAnonymous();

    private static IResult Get(string hash, string name, HttpContext context)
    {
        if (!Files.Value.TryGetValue(name, out var content) || !Folder.Value.EndsWith($"/{hash}", StringComparison.Ordinal)) return Results.NotFound();
        context.Response.Headers.CacheControl = Immutable;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (name == StylesheetName && context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Quality is not 0 && encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers.ContentEncoding = "br";
            content = CompressedStylesheet.Value;
        }

        return Results.Bytes(content, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "image/svg+xml");
    }

    private static Dictionary<string, byte[]> Load()
    {
        var files = Images.ToDictionary(name => name, Read);
        files[StylesheetName] = [.. Stylesheets.SelectMany(name => Read(name).Append((byte)'\n'))];
        return files;
    }

    private static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Customary.Portal.Assets.{name}")!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    private static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(content);
        return output.ToArray();
    }

    private static string Hash(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal)) hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
