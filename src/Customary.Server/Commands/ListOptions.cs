namespace Customary.Server.Commands;

/// <summary>Options that the commands for lists share.</summary>
internal static class ListOptions
{
    /// <summary>Creates the option that limits a list.</summary>
    public static Option<int?> CreateLimit()
    {
        var limit = new Option<int?>("--limit") { Description = "The number of items to print. Default: all.", HelpName = "number" };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                result.AddError($"--limit: '{result.Tokens[0].Value}' is not valid. Use a whole number from 1.");
        });
        return limit;
    }

    /// <summary>Adds options that exclude each other.</summary>
    public static void AddExclusive(this Command command, params Option[] options)
    {
        foreach (var option in options) command.Add(option);
        command.Validators.Add(result =>
        {
            var given = options.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
            if (given.Count > 1) result.AddError($"{string.Join(" and ", given)}: use only one of them.");
        });
    }
}
