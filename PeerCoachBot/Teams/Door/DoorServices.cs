using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Door;

/// <summary>Puts the door together: with a registration, callers are authenticated; without one, they are on this machine.</summary>
internal static class DoorServices
{
    public static IServiceCollection AddDoor(this IServiceCollection services, BotOptions options, IHostEnvironment environment)
    {
        var registration = options.Registration;
        services
            .AddSingleton(new ConnectorHosts(areTeams: registration is not null, areHere: environment.IsDevelopment()))
            .AddSingleton(s => new Admission(registration, s.GetRequiredService<ConnectorHosts>()))
            .AddSingleton(options.Limits)
            .AddSingleton<FloodGate>();
        return registration is null ? services : services.AddTokens(registration);
    }

    /// <summary>Nothing is served before the door.</summary>
    public static void UseDoor(this WebApplication app)
    {
        if (app.Services.GetService<Registration>() is null)
            app.UseLoopbackOnly();
        else
            app.UseAuthentication().UseAuthorization();
    }

    private static IServiceCollection AddTokens(this IServiceCollection services, Registration registration)
    {
        var isHere = new Uri(registration.OpenIdMetadata).IsLoopback;
        services.AddHttpClient<KeySource>(http =>
            {
                http.Timeout = KeySource.Patience;
                http.MaxResponseContentBufferSize = KeySource.LargestAnswer;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !isHere });
        services.AddSingleton(registration);
        services.TryAddSingleton<KeyRing>();
        services.AddHealthChecks().AddCheck<KeyHealth>("keys");
        services.AddAuthentication(TokenAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);

        // Whatever is added later stays behind the door too, unless it says otherwise.
        return services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .Services;
    }
}
