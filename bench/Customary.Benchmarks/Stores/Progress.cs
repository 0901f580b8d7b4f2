namespace Customary.Benchmarks.Stores;

/// <summary>One line that says how far a long work is, where somebody looks.</summary>
internal static class Progress
{
    public static void Tell(string text)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{text,-60}");
    }

    public static void End()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{"",-60}\r");
    }
}
