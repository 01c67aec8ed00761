using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>Holds back whoever sends more than people do, so that others are served meanwhile.</summary>
internal sealed class FloodGate(FloodLimits limits, TimeProvider clock)
{
    /// <summary>A person's bucket holds this many seconds' worth: one hurries, and then rests.</summary>
    private const int PersonsBurst = 4;

    private const int MostPersons = 20_000;
    private const int MostTenants = 5_000;
    private const double OnceAMinute = 1 / 60.0;

    private readonly Buckets? persons = limits.Person > 0 ? new(limits.Person, limits.Person * PersonsBurst, MostPersons) : null;
    private readonly Buckets? tenants = limits.Tenant > 0 ? new(limits.Tenant, limits.Tenant, MostTenants) : null;
    private readonly Buckets told = new(OnceAMinute, 1, MostPersons);

    /// <summary>How much is remembered.</summary>
    public int Count => (persons?.Count ?? 0) + (tenants?.Count ?? 0) + told.Count;

    /// <summary>
    /// Counts what somebody sends to the bot, and says whether it is too much. What people write to each other, and news of
    /// a conversation, does not count. Whoever sends too much takes nothing from their tenant.
    /// </summary>
    public bool IsTooMuch(IncomingActivity activity)
    {
        var counts = activity.Type == "invoke" || (activity.Type == "message" && (activity.HasValue || ActivityMapper.IsAddressed(activity)));
        var now = clock.GetUtcNow();
        return counts && !(persons?.TryTake(Who(activity), now) != false && tenants?.TryTake(ActivityMapper.Tenant(activity)!, now) != false);
    }

    /// <summary>Whether somebody is to be told so: once a minute.</summary>
    public bool MayTell(IncomingActivity activity) => told.TryTake(Who(activity), clock.GetUtcNow());

    private static string Who(IncomingActivity activity) => $"{ActivityMapper.Tenant(activity)}|{activity.From.ObjectId ?? activity.From.Id}";
}
