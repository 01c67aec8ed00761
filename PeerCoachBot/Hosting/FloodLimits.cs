using System.Globalization;

namespace PeerCoachBot.Hosting;

/// <summary>How many messages and presses a second are taken of one person and of one tenant; 0 for any number.</summary>
internal sealed record FloodLimits(int Person, int Tenant, bool IsReadable = true)
{
    public static readonly FloodLimits None = new(0, 0);

    /// <summary>Far more than people type and press.</summary>
    private static readonly FloodLimits Usual = new(5, 50);

    /// <summary>The limits that are set. Without an app id all callers are on this machine, and none is needed.</summary>
    public static FloodLimits Read(IConfiguration configuration)
    {
        var usual = Registration.Read(configuration) is null ? None : Usual;
        var (person, tenant) = (Number(configuration["Teams:PersonLimit"], usual.Person), Number(configuration["Teams:TenantLimit"], usual.Tenant));
        return new FloodLimits(person ?? 0, tenant ?? 0, person is not null && tenant is not null);
    }

    private static int? Number(string? text, int otherwise) =>
        text is not { Length: > 0 } ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number
        : null;
}
