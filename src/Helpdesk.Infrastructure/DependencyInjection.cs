using Helpdesk.Application.Ports;
using Helpdesk.Infrastructure.Files;
using Helpdesk.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Infrastructure;

public static class DependencyInjection
{
    /// <param name="services">Where it is registered.</param>
    /// <param name="runsDueWork">False for a node that only answers requests.</param>
    public static IServiceCollection AddHelpdeskInfrastructure(this IServiceCollection services, bool runsDueWork)
    {
        services.AddSingleton<ICsvFiles, CsvFiles>();
        services.AddSingleton<DueWorkRunner>();
        if (runsDueWork)
        {
            services.AddHostedService(provider => provider.GetRequiredService<DueWorkRunner>());
        }

        return services;
    }
}
