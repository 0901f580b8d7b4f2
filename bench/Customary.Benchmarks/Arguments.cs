using System.Diagnostics.CodeAnalysis;

namespace Customary.Benchmarks;

/// <summary>What is said on the command line.</summary>
/// <param name="IsQuick">Whether little is measured, to see that it works.</param>
/// <param name="Repository">The folder of the sources.</param>
/// <param name="Stores">The folder in which the large stores are kept from run to run.</param>
/// <param name="Docs">The folder whose page gets the tables; null where they are only printed, as after a quick run.</param>
/// <param name="Benchmarks">Which ones.</param>
internal sealed record Arguments(bool IsQuick, string Repository, string Stores, string? Docs, IReadOnlyList<Benchmark> Benchmarks)
{
    public static bool TryRead(string[] args, [NotNullWhen(true)] out Arguments? arguments)
    {
        arguments = null;
        var (isQuick, repository, stores, docs, names) = (false, ".", Path.Combine(Path.GetTempPath(), "customary-bench-stores"), (string?)null, new List<string>());
        for (var left = new Queue<string>(args); left.TryDequeue(out var word);)
        {
            if (word == "--quick") isQuick = true;
            else if (word.StartsWith("--", StringComparison.Ordinal) && left.TryDequeue(out var value))
            {
                if (word == "--stores") stores = value;
                else if (word == "--docs") docs = value;
                else if (word == "--repository") repository = value;
                else return false;
            }
            else names.Add(word);
        }

        if (names.Any(name => Benchmark.All.All(each => each.Name != name))) return false;
        docs ??= isQuick ? null : Path.Combine(repository, "docs");
        arguments = new(isQuick, repository, stores, docs, [.. Benchmark.All.Where(each => names.Count == 0 || names.Contains(each.Name))]);
        return true;
    }
}
