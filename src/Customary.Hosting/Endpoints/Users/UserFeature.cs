namespace Customary.Hosting.Endpoints.Users;

/// <summary>The services of the user and role endpoints.</summary>
internal static class UserFeature
{
    /// <summary>Registers the services that <see cref="UserEndpoints"/> uses.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddSingleton<UserStore>()
        .AddSingleton<UserValidator>()
        .AddSingleton<PasswordHasher>()
        .AddSingleton<PasswordHashingOptions>()
        .AddSingleton<PasswordHashQueue>()
        .AddSingleton<UserService>();

    /// <summary>Registers the services that <see cref="RoleEndpoints"/> uses.</summary>
    public static IServiceCollection AddRoles(this IServiceCollection services) => services.AddSingleton<RoleStore>().AddSingleton<RoleService>();
}
