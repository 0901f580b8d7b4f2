using System.Diagnostics.CodeAnalysis;

namespace Customary.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="IsQuick">Whether to run short versions as a smoke test.</param>
/// <param name="Repository">The root folder of the repository.</param>
/// <param name="Stores">The folder of the large databases, which are reused by later runs.</param>
/// <param name="Docs">The folder of the page and the plots; null to print only, which is the default of a quick run.</param>
/// <param name="Benchmarks">The benchmarks to run.</param>
internal sealed record Arguments(bool IsQuick, string Repository, string Stores, string? Docs, IReadOnlyList<Benchmark> Benchmarks)
{
    public static bool TryRead(string[] args, [NotNullWhen(true)] out Arguments? arguments)
    {
        arguments = null;
        var (isQuick, repository, stores, docs, names) = (false, ".", Path.Combine(Path.GetTempPath(), "customary-bench-stores"), (string?)null, new List<string>());
        for (var remaining = new Queue<string>(args); remaining.TryDequeue(out var argument);)
        {
            if (argument == "--quick") isQuick = true;
            else if (argument.StartsWith("--", StringComparison.Ordinal) && remaining.TryDequeue(out var value))
            {
                if (argument == "--stores") stores = value;
                else if (argument == "--docs") docs = value;
                else if (argument == "--repository") repository = value;
                else return false;
            }
            else names.Add(argument);
        }

        if (names.Any(name => Benchmark.All.All(benchmark => benchmark.Name != name))) return false;
        docs ??= isQuick ? null : Path.Combine(repository, "docs");
        arguments = new(isQuick, repository, stores, docs, [.. Benchmark.All.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name))]);
        return true;
    }
}
