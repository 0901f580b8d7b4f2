using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>Prints an access token.</summary>
internal static class TokenCommand
{
    public static Command Create(ConnectionOptions options) =>
        new Command("token", "Print the access token with which commands call the API, for use in other programs.").RunOnApi(options, async (context, cancellationToken) =>
        {
            var token = await context.Connection.GetTokenAsync(cancellationToken);
            if (context.Output.IsJson) context.Output.WriteJson(new JsonObject { ["accessToken"] = token.TokenValue, ["tokenType"] = token.TokenType, ["expiresOn"] = token.ExpiresOn });
            else context.Output.WriteMessage(token.TokenValue);
        });
}
