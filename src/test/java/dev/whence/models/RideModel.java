package dev.whence.models;

/** Rides between stations: a model that was made for no tool in particular, and its rows. */
public final class RideModel {
    public static final String YAML =
            """
            version: '0.2.0.dev0'
            semantic_model:
              - name: rides
                description: Rides between stations
                datasets:
                  - name: trips
                    source: city.public.trips
                    primary_key: [ride]
                    fields:
                      - {name: ride, expression: {dialects: [{dialect: ANSI_SQL, expression: ride}]}}
                      - {name: station, expression: {dialects: [{dialect: ANSI_SQL, expression: station}]}, dimension: {}}
                      - {name: started, expression: {dialects: [{dialect: ANSI_SQL, expression: started}]}, dimension: {is_time: true}}
                      - {name: paid, expression: {dialects: [{dialect: ANSI_SQL, expression: paid}]}, dimension: {is_time: false}}
                      - {name: fare, expression: {dialects: [{dialect: ANSI_SQL, expression: fare}]}}
                      - {name: minutes, expression: {dialects: [{dialect: ANSI_SQL, expression: minutes}]}}
                  - name: stations
                    source: stations
                    primary_key: [id]
                    fields:
                      - {name: id, expression: {dialects: [{dialect: ANSI_SQL, expression: id}]}}
                      - {name: district, expression: {dialects: [{dialect: ANSI_SQL, expression: district}]}, dimension: {}}
                      - {name: zip_code, datatype: String, expression: {dialects: [{dialect: ANSI_SQL, expression: zip}]}, dimension: {}}
                      - {name: places, expression: {dialects: [{dialect: ANSI_SQL, expression: places}]}}
                relationships:
                  - {name: start, from: trips, to: stations, from_columns: [station], to_columns: [id]}
                metrics:
                  - {name: total_fares, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(trips.fare)}]}}
                  - {name: rides, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(trips.ride)}]}}
                  - {name: duration, expression: {dialects: [{dialect: ANSI_SQL, expression: AVG(minutes)}]}}
                  - {name: total_capacity, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(stations.places)}]}}
            """;

    public static final String TRIPS =
            """
            ride,station,started,paid,fare,minutes,tip
            1,A,2024-02-01 10:00:00,2024-02-01,0.1,10,1
            2,A,2024-02-02 10:00:00,2024-02-02,0.2,20,1
            3,A,2024-03-01 10:00:00,2024-02-29,0.3,30,1
            4,B,2024-03-02 10:00:00,2024-02-29,5.7,20,1
            5,B,2024-03-03 10:00:00,2024-03-03,6.0,30,1
            """;

    public static final String STATIONS =
            """
            id,name,district,zip,places
            A,first,North,01234,30
            B,second,South,99000,40
            """;

    private RideModel() {}
}
