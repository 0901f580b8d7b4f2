using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>A client that a common generator creates from the document, and a program compiled against it.</summary>
internal static class GeneratedClient
{
    // The build provides the location of the generator package.
    private static readonly string Generator = typeof(GeneratedClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ClientGenerator").Value!;

    /// <summary>Generates the source of the client with the command line of the generator.</summary>
    public static async Task<string> GenerateAsync(Uri document)
    {
        var folder = Directory.CreateTempSubdirectory("customary-client-");
        try
        {
            var file = Path.Combine(folder.FullName, "Client.cs");
            var (code, output, error) = await ChildProcess.RunAsync(new("dotnet",
            [
                Generator, "openapi2csclient", $"/input:{document}", $"/output:{file}", "/namespace:Generated", "/className:CustomaryClient",
                "/operationGenerationMode:SingleClientFromOperationId", "/jsonLibrary:SystemTextJson", "/generateOptionalParameters:true",
                "/generateNullableReferenceTypes:true", "/generateOptionalPropertiesAsNullable:true",
            ]));
            code.ShouldBe(0, output + error);
            return await File.ReadAllTextAsync(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Compiles the sources and returns the entry point of the program.</summary>
    public static Func<HttpClient, string, Task<IReadOnlyList<string>>> Compile(params string[] sources)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "GeneratedClient",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            platform.Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "netstandard.dll")
                .Select(file => MetadataReference.CreateFromFile(file)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var binary = new MemoryStream();
        var result = compilation.Emit(binary);
        result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString()).ShouldBeEmpty();
        binary.Position = 0;
        return new AssemblyLoadContext("generated").LoadFromStream(binary).GetType("Generated.Walk", throwOnError: true)!
            .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<HttpClient, string, Task<IReadOnlyList<string>>>>();
    }
}
