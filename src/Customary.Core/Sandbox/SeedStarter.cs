namespace Customary.Core.Sandbox;

/// <summary>The commented seed file to start with.</summary>
internal static class SeedStarter
{
    /// <summary>Reads the file, UTF-8.</summary>
    public static byte[] Read()
    {
        using var resource = typeof(SeedStarter).Assembly.GetManifestResourceStream("Customary.Core.Sandbox.starter.json")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
